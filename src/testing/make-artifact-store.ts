import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makePng } from './make-png.ts';
import { runId, writeExperiment, writeRun } from './write-store.ts';

type Content = string | Uint8Array;

/** Files above this size are not copied into the site of the store. */
export const COPIED_BYTES = 20_000;

const HOSTILE_SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="alert('svg')"><script>alert('svg')</script><image href="https://elsewhere.example/a.png"/><rect width="40" height="20"/></svg>`;

/** What three runs have at the same paths: equal, different and missing, harmless and hostile. */
const ARTIFACTS: readonly (readonly (readonly [path: string, content: Content])[])[] = [
  [
    ...image('images/dogs+step+0+timestamp+1+aa', 10),
    ...image('images/dogs+step+10+timestamp+2+ab', 100),
    ...image('images/dogs+step+20+timestamp+3+ac', 200),
    ['config.json', '{"lr": 0.1, "depth": 3}'],
    ['same.txt', 'the same\n'],
    ['notes.txt', 'one\ntwo <img src=x onerror="alert(1)">\nthree\n'],
    ['words.txt', Buffer.from('caf\xe9\n', 'latin1')],
    ['nul.txt', Buffer.from('a\0b')],
    ['large.txt', 'x'.repeat(COPIED_BYTES + 1)],
    ['scores.csv', 'fold,class,f1\n0,cat,0.5\n0,dog,0.75\n'],
    ['answers.json', '{"columns":["id","answer"],"data":[[1,"yes"],[2,"no"]]}'],
    ...gallery('a', 50),
    ['plots/roc.png', makePng(40, 20, 0)],
    ['plots/hostile.svg', HOSTILE_SVG],
  ],
  [
    ...image('images/dogs%step%0%timestamp%1%ba', 20),
    ...image('images/dogs%step%20%timestamp%2%bb', 220),
    ['config.json', '{\n  "depth": 3,\n  "lr": 0.1\n}\n'],
    ['same.txt', 'the same\n'],
    ['notes.txt', 'one\n2 <script>alert(2)</script>\nthree\nfour\n'],
    ['words.txt', 'cafe\n'],
    ['nul.txt', 'text'],
    ['large.txt', 'y'.repeat(COPIED_BYTES + 2)],
    ['scores.csv', 'class,fold,f1\ndog,0,0.5\ncow,0,0.9\n'],
    ['answers.json', '{"columns":["id","answer"],"data":[[1,"yes"],[2,"perhaps"]]}'],
    ...gallery('b', 150),
    ['plots/roc.png', makePng(20, 10, 255)],
    ['plots/hostile.svg', HOSTILE_SVG.replace('40', '30')],
  ],
  [
    ['config.json', '{"lr": 0.2, "depth": 3}'],
    ['same.txt', 'the same\n'],
    ['plots/roc.png', makePng(40, 20, 0)],
  ],
];

const NOTES = ['A **first** note.\n\nThe end.', 'A **second** note.\n\nThe end.'];

function image(stem: string, grey: number): [string, Content][] {
  const separator = stem.includes('+') ? '+' : '%';
  return [
    [`${stem}.png`, makePng(8, 8, grey)],
    [`${stem}${separator}compressed.webp`, 'small'],
  ];
}

/** A table with an image in a cell, as `log_table` writes it. */
function gallery(name: string, grey: number): [string, Content][] {
  const filepath = `table_images/${name}.png`;
  const row = [1, { type: 'image', filepath }];
  return [
    ['gallery.json', JSON.stringify({ columns: ['id', 'picture'], data: [row] })],
    [filepath, makePng(8, 8, grey)],
  ];
}

/** Writes a store of three runs with artifacts to compare; their ids are those of the numbers 1 to 3. */
export function makeArtifactStore(root: string): void {
  writeExperiment(root, { id: '1', name: 'artifacts' });
  for (const [index, files] of ARTIFACTS.entries()) {
    const id = runId(index + 1);
    const note = NOTES[index];
    writeRun(root, '1', {
      id,
      name: `run ${index + 1}`,
      params: [['lr', String(index)]],
      tags: note === undefined ? [] : [['mlflow.note.content', note]],
    });
    for (const [path, content] of files) {
      const file = join(root, '1', id, 'artifacts', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}
