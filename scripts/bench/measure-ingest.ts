import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ingest } from '../../src/ingest/ingest.ts';
import { readEverything } from './baseline.ts';
import { runFolder } from './make-store.ts';

/**
 * One measurement, in a process of its own: the raw baseline, then ingests of the same store. Prints JSON.
 * Arguments: the store, and a folder that is not there yet, for the snapshot. It stays: ext4 makes new files several
 * times as slowly where thousands were just deleted.
 */
const [root = '', folder = ''] = process.argv.slice(2);
const snapshotDir = join(folder, 'snapshot');

async function timed(force: boolean): Promise<number> {
  const started = performance.now();
  const { read } = await ingest({ sources: [{ id: 'bench', label: 'bench', root }], snapshotDir, force });
  runsRead.push(read);
  return performance.now() - started;
}

const runsRead: number[] = [];
const baseline = readEverything(root);
const firstMs = await timed(true);
const unchangedMs = await timed(false);
appendFileSync(join(runFolder(root, 0), 'metrics', 'metric_0'), '1767225600000 0.5 999999\n');
const oneChangedMs = await timed(false);
let snapshotBytes = 0;
for (const entry of readdirSync(snapshotDir, { withFileTypes: true, recursive: true })) {
  if (entry.isFile()) snapshotBytes += statSync(join(entry.parentPath, entry.name)).size;
}
const memoryBytes = process.resourceUsage().maxRSS * 1024;
console.log(
  JSON.stringify({ baseline, firstMs, unchangedMs, oneChangedMs, snapshotBytes, memoryBytes, runsRead }),
);
