import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSources } from '../ingest/find-sources.ts';
import { ingest } from '../ingest/ingest.ts';
import { parseSettings, SettingsError } from '../settings/read-settings.ts';
import { readCollectionLines, readManifest } from '../snapshot/read-snapshot.ts';
import { runId, storeFiles } from '../testing/build-store.ts';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { loadReport } from './load-report.ts';
import { wholeRunPages } from './whole-run-pages.ts';

const ACCURACIES: Readonly<Record<number, string>> = { 1: '0.7', 2: '0.9', 3: '0.8', 4: 'nan' };

/** Four runs, the last without a finite value; the third is registered. */
async function wholePages(runPages: string): Promise<readonly number[] | undefined> {
  const folder = tempFolder();
  const metrics = Object.entries(ACCURACIES).map(([run, value]) => [
    `1/${runId(Number(run))}/metrics/acc`,
    `1 0.99 0\n2 ${value} 1\n`,
  ]);
  writeFiles(join(folder, 'mlruns'), {
    ...storeFiles(4),
    ...Object.fromEntries(metrics),
    'models/forest/meta.yaml': 'name: forest\ncreation_timestamp: 1\nlast_updated_timestamp: 1\n',
    'models/forest/version-1/meta.yaml': `name: forest\nversion: '1'\nrun_id: '${runId(3)}'\ncurrent_stage: None\nsource: x\nstatus: READY\ncreation_timestamp: 1\nlast_updated_timestamp: 1\n`,
  });
  const snapshotDir = join(folder, 'snapshot');
  await ingest({ sources: findSources([{ path: 'mlruns' }], folder), snapshotDir, force: true });
  const report = await loadReport(
    readManifest(snapshotDir),
    parseSettings(`publish: { runPages: ${JSON.stringify(runPages)} }`, 'runfolio.yaml'),
    (name) => readCollectionLines(snapshotDir, name),
  );
  const whole = wholeRunPages(report, snapshotDir, 'runfolio.yaml:1  publish.runPages');
  return whole && [1, 2, 3, 4].filter((run) => whole.has(runId(run) as never));
}

describe('wholeRunPages', () => {
  it.each([
    ['registered', [3]],
    ['top:1', [2]],
    ['top:2', [2, 3]],
    ['top:9', [1, 2, 3, 4]],
    ['filter:metrics.acc > 0.75', [2, 3]],
    // Values that only a history has are read from there.
    ['filter:max(metrics.acc) > 0.95 AND metrics.acc < 0.75', [1]],
    ['filter:tags.absent IS NOT NULL', []],
  ])('gives whole pages by %s to runs %o', async (runPages, runs) => {
    expect(await wholePages(runPages)).toEqual(runs);
  });

  it('gives all runs whole pages when asked for nothing', async () => {
    expect(await wholePages('all')).toBeUndefined();
  });

  it('says where a filter cannot be read', async () => {
    await expect(wholePages('filter:metrics.acc >')).rejects.toThrow(SettingsError);
    await expect(wholePages('filter:metrics.acc >')).rejects.toThrow(
      /^runfolio\.yaml:1 {2}publish\.runPages: this cannot be read/,
    );
  });
});
