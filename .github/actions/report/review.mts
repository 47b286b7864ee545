import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import {
  addSummary,
  type Ended,
  linesOf,
  options,
  required,
  run,
  setOutput,
  show,
  step,
  storeOptions,
  told,
} from './step.mts';

const MARKER = '<!-- runfolio-review -->';
const NOTHING_YET = '### Nothing to compare with.\n\nThe base of this pull request has no runs yet.';
const NOT_MADE = '### The review could not be made.\n\nThe summary of the run says why.';
/** As `check` prints them; texts within are escaped. */
const ANNOTATION = /^::(?:error|warning|notice)(?: title=[^:]*)?::/;
/** A job's summary has room for 1 MiB, and this is not all of it. */
const MOST_SHOWN = 20_000;

/** Compares two commits and checks the gates. It fails for neither: the outputs say what came of it. */
step(() => {
  const folder = join(required('RUNNER_TEMP'), 'runfolio', 'review');
  const comment = join(required('RUNNER_TEMP'), 'runfolio', 'comment');
  rmSync(folder, { recursive: true, force: true });
  for (const made of [folder, comment]) mkdirSync(made, { recursive: true });

  const review = runfolio('review', [
    ...base(),
    ...sides(),
    ...options({ '--page-url': told('PAGE_URL'), '--out': folder }),
    '--quiet-when-unchanged',
  ]);
  const isFirst = review.code !== 0 && lacksRuns(review.stderr);
  const text = join(comment, 'review.md');
  if (review.code === 0) copyFileSync(join(folder, 'review.md'), text);
  else writeFileSync(text, `${MARKER}\n${isFirst ? NOTHING_YET : NOT_MADE}\n`);

  const gates = check(folder, isFirst);
  const code = review.code === 0 || isFirst ? gates.code : 2;
  const hasChanged = statSync(text).size > 0;
  addSummary(hasChanged ? readFileSync(text, 'utf8') : '### Nothing changed.');
  if (review.code !== 0 && !isFirst) addSummary(fenced(review.stderr));
  if (isFirst || gates.code === 2) addSummary(fenced(gates.stdout + gates.stderr));
  setOutput('review', existsSync(join(folder, 'review.json')) ? folder : '');
  setOutput('data', folder);
  setOutput('comment', comment);
  setOutput('changed', String(hasChanged));
  setOutput('gates', String(code));
});

/** Head is read before base: where both lack runs, it is head that the message is about. */
function lacksRuns(message: string): boolean {
  const [base, head] = [told('BASE_COMMIT'), told('HEAD_COMMIT')];
  return base !== '' && base !== head && message.startsWith(`${base.slice(0, 10)} does not have `);
}

/** Nothing to check passes. */
function check(folder: string, isFirst: boolean): Ended {
  const ended = runfolio('check', [
    ...(isFirst ? [] : base()),
    ...sides(),
    ...options({ '--json': join(folder, 'gates.json'), '--junit': join(folder, 'gates.xml') }),
    ...(told('STRICT') === 'true' ? ['--strict'] : []),
    '--annotations',
  ]);
  const isNone = ended.code === 2 && ended.stderr.startsWith('There are no gates to check.');
  return isNone ? { ...ended, code: 0 } : ended;
}

function base(): readonly string[] {
  return [`--base=git:${told('COMPARE_WITH')}`];
}

function sides(): readonly string[] {
  const presets = linesOf(told('PRESETS')).map((preset) => `--preset=${preset}`);
  const head = told('HEAD') === '' ? '' : `git:${told('HEAD')}`;
  return [...options({ '--head': head, '--config': told('CONFIG') }), ...storeOptions(), ...presets];
}

/** Shows what a command printed; annotations, whose texts it has escaped, are for the runner to hear. */
function runfolio(command: string, args: readonly string[]): Ended {
  const ended = run(process.execPath, [required('PROGRAM'), command, ...args], { keep: true });
  const lines = ended.stdout.split('\n');
  show(`${lines.filter((line) => !ANNOTATION.test(line)).join('\n')}${ended.stderr}`);
  for (const line of lines.filter((text) => ANNOTATION.test(text))) console.log(line);
  return ended;
}

/** As code, whatever it is; a fence of more backticks than the text has in a row. */
function fenced(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.slice(0, MOST_SHOWN).trimEnd()}\n${fence}`;
}
