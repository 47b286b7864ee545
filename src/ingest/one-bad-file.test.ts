import { Buffer } from 'node:buffer';
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCollectionLines } from '../snapshot/read-snapshot.ts';
import { filesOnDisk, tempFolder } from '../testing/temp-store.ts';
import { ingest } from './ingest.ts';

const SAMPLE = fileURLToPath(new URL('../store/fixtures/mlflow-3.17/mlruns/', import.meta.url));

/** What may become of a file: each is tried on every file of a store in turn. */
const DAMAGES: readonly (readonly [what: string, damage: (at: string) => void])[] = [
  [
    'garbage',
    (at) => writeFileSync(at, Buffer.from([0xff, 0xfe, 0, 0x0a, 0x3a, 0x20, 0x5b, 0x27, 0x0a, 0x80])),
  ],
  ['nothing', (at) => writeFileSync(at, '')],
  ['half of it', (at) => writeFileSync(at, readFileSync(at).subarray(0, lstatSync(at).size / 2))],
  [
    'hostile YAML',
    (at) => writeFileSync(at, '__proto__: {a: 1}\nconstructor: &a [*a]\n? [x]\n: y\n<<: *a\n'),
  ],
  ['a folder of that name', replaceByFolder],
];

function replaceByFolder(at: string): void {
  rmSync(at);
  mkdirSync(at);
  writeFileSync(join(at, 'inner'), 'x');
}

async function read(root: string) {
  const snapshotDir = join(tempFolder(), 'snapshot');
  const sources = [{ id: 'store', label: 'store', root }];
  const { manifest, diagnostics } = await ingest({ sources, snapshotDir, force: false });
  const lines = [...readCollectionLines(snapshotDir, 'runs')];
  const runs = new Map(lines.map((line) => [(JSON.parse(line) as { runId: string }).runId, line]));
  const accounted = manifest.sources[0]!.files.reduce((sum, { files }) => sum + files, 0);
  return { runs, accounted, experiments: manifest.counts.experiments, diagnostics };
}

describe('ingest of a store with one bad file', () => {
  // One file of each kind and name: runs of the same experiment differ in nothing but their ids.
  const byShape = new Map<string, string>();
  for (const path of readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' }).sort())
    if (lstatSync(join(SAMPLE, path)).isFile()) byShape.set(path.replaceAll(/[0-9a-f]{32}/g, '#'), path);
  // Tags are read as params are.
  const paths = [...byShape.values()].filter((path) => !/\/(tags|request_metadata)\//.test(path));

  it.each(DAMAGES)(
    'reads everything else when a file holds %s',
    { timeout: 30_000 },
    async (what, damage) => {
      const sound = await read(SAMPLE);
      const root = join(tempFolder(), 'mlruns');
      cpSync(SAMPLE, root, { recursive: true });
      for (const path of paths) {
        damage(join(root, path));
        const { runs, accounted, experiments } = await read(root);
        expect([path, accounted]).toEqual([path, filesOnDisk(root)]);
        // An experiment that is nothing but its meta.yaml is gone when there is a folder instead.
        const isGone = path === '0/meta.yaml' && what === 'a folder of that name';
        expect([path, experiments]).toEqual([path, sound.experiments - (isGone ? 1 : 0)]);
        const owner = [...sound.runs.keys()].find((id) => path.includes(`/${id}/`));
        const others = [...sound.runs].filter(([id]) => id !== owner);
        // A damaged dataset, or other part of an experiment, may change what its runs say of it, but not that they are there.
        if (owner === undefined) expect([path, [...runs.keys()]]).toEqual([path, [...sound.runs.keys()]]);
        else expect([path, [...runs].filter(([id]) => id !== owner)]).toEqual([path, others]);
        rmSync(join(root, path), { recursive: true });
        cpSync(join(SAMPLE, path), join(root, path));
      }
    },
  );
});
