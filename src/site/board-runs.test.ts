import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boardMetric } from '../analysis/leaderboard/board-options.ts';
import { findSources } from '../ingest/find-sources.ts';
import { ingest } from '../ingest/ingest.ts';
import { parseSettings } from '../settings/read-settings.ts';
import { readCollectionLines, readManifest } from '../snapshot/read-snapshot.ts';
import { runId, storeFiles } from '../testing/build-store.ts';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { boardInputs, boardValues } from './board-runs.ts';
import { loadReport } from './load-report.ts';
import { experimentSummary } from './page-data/experiment.ts';

const REGISTRY = {
  'models/forest/meta.yaml': 'name: forest\ncreation_timestamp: 1\nlast_updated_timestamp: 1\n',
  'models/forest/version-1/meta.yaml': `name: forest\nversion: '1'\nrun_id: '${runId(1)}'\ncurrent_stage: None\nsource: x\nstatus: READY\ncreation_timestamp: 1\nlast_updated_timestamp: 1\n`,
  'models/forest/aliases/champion': '1',
};

/** Two runs; the accuracy of the first is 0.9 where its loss is least, and 0.7 at its end. */
async function reportOf(settings: string) {
  const folder = tempFolder();
  writeFiles(join(folder, 'mlruns'), {
    ...storeFiles(2),
    ...REGISTRY,
    [`1/${runId(1)}/metrics/loss`]: '1 0.5 0\n2 0.1 1\n3 0.2 2\n',
    [`1/${runId(1)}/metrics/acc`]: '1 0.8 0\n2 0.9 1\n3 0.7 2\n',
  });
  const snapshotDir = join(folder, 'snapshot');
  await ingest({ sources: findSources([{ path: 'mlruns' }], folder), snapshotDir, force: true });
  const report = await loadReport(
    readManifest(snapshotDir),
    parseSettings(settings, 'runfolio.yaml'),
    (name) => readCollectionLines(snapshotDir, name),
  );
  const [experiment] = report.experiments;
  if (!experiment) throw new Error('no experiment');
  return { report, snapshotDir, inputs: boardInputs(report, experimentSummary(report, experiment)) };
}

describe('boardInputs', () => {
  it('has the runs with their marks, and the champion as baseline', async () => {
    const { inputs } = await reportOf('');
    expect(inputs.runs.map(({ name, path, marks }) => [name, path, marks])).toEqual([
      ['run 01', `runs/${runId(1)}/`, ['champion']],
      ['run 02', `runs/${runId(2)}/`, []],
    ]);
    expect(inputs.baseline).toBe(runId(1));
  });

  it('has the baseline of the settings, if there is one', async () => {
    expect((await reportOf('baselines: [run 02]')).inputs.baseline).toBe(runId(2));
  });
});

describe('boardValues', () => {
  it.each([
    ['last', 0.7],
    ['best', 0.9],
    ['mean-of-last:2', 0.8],
    ['at-best:loss', 0.9],
  ])('reads by the rule %s', async (rule, expected) => {
    const { report, snapshotDir, inputs } = await reportOf(`leaderboards: { value: "${rule}" }`);
    const metric = boardMetric('acc', report.settings, undefined);
    const measure = boardValues(report, snapshotDir);
    const values = inputs.runs.map((run) => measure(run, metric)?.value);
    expect(values).toEqual([expect.closeTo(expected, 12), undefined]);
  });
});
