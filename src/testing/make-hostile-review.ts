import { HOSTILE_TEXTS, isFileName } from './hostile-texts.ts';
import { runId, writeExperiment, writeRun } from './write-store.ts';

/** What GitHub makes links, mentions and emoji of, wherever it stands in a text. */
const MENTIONING_TEXTS: readonly string[] = [
  '@octocat',
  '@octocat/team',
  '#1',
  'GH-1',
  'octocat/hello#1',
  'octocat@deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
  'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
  ':tada:',
  'https://example.org',
  'www.example.org',
  'a@example.org',
  'a|b',
  'a\\|b',
  '``` ` ```',
  '</details>',
  '<!-- runfolio-review -->',
  '$x$ and $$y$$',
  '- [ ] task',
  '[^1]',
];

/** Each a name of an experiment and of its runs, and where it can be a file name a key and a path. */
const TEXTS = [...HOSTILE_TEXTS, ...MENTIONING_TEXTS];

/**
 * Writes two stores of an experiment for each hostile text, with a run that is on both sides and changed in all that a
 * review shows, a new one and one that is gone.
 *
 * @returns the texts.
 */
export function makeHostileReview(base: string, head: string): readonly string[] {
  for (const [index, text] of TEXTS.entries()) {
    const experiment = String(10 + index);
    const key = isFileName(text) && !text.includes('/') ? text : 'key';
    for (const root of [base, head]) {
      const isHead = root === head;
      writeExperiment(root, { id: experiment, name: text });
      writeRun(root, experiment, {
        id: runId(1000 + index),
        name: text,
        params: [
          [key, isHead ? text : 'before'],
          ['constant', 'same'],
        ],
        metrics: [
          [key, `1700000000000 ${isHead ? 0.6 : 0.5} 0\n1700000000001 ${isHead ? 0.7 : 0.6} 1\n`],
          ['val_accuracy', `1700000000000 ${isHead ? 0.6 : 0.5} 0\n`],
        ],
        artifacts: [[`${key}.txt`, isHead ? `${text}\n` : 'before\n']],
      });
      writeRun(root, experiment, {
        id: runId((isHead ? 2000 : 3000) + index),
        name: `${text} ${isHead ? 'new' : 'gone'}`,
        status: 4,
        params: [[isHead ? 'new' : 'gone', text]],
        metrics: [['val_accuracy', '1700000000000 0.5 0\n']],
      });
    }
  }
  return TEXTS;
}
