import { metaYaml, runId, writeExperiment, writeRun, writeStoreFile } from './write-store.ts';

const CURVE = '1767225600000 0.9 0\n1767225601000 0.5 1\n1767225602000 0.25 2\n';

/**
 * Writes a store with one of each: an experiment with a run and its nested runs, failed and deleted ones among
 * them, an empty and a deleted experiment, artifacts, a dataset, a registered model with two versions.
 */
export function makeSmallStore(root: string): void {
  writeExperiment(root, { id: '1', name: 'flowers' });
  writeExperiment(root, { id: '2', name: 'empty' });
  writeExperiment(root, { id: '3', name: 'given up', lifecycleStage: 'deleted' });
  writeRun(root, '1', {
    id: runId(1),
    name: 'parent',
    params: [['depth', '3']],
    metrics: [['loss', CURVE]],
    artifacts: [
      ['notes.md', '# Notes\n\nShort.\n'],
      ['plots/My Plot.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['report.html', '<p>A report.</p>'],
    ],
  });
  const parent = [['mlflow.parentRunId', runId(1)]] as const;
  writeRun(root, '1', { id: runId(2), name: 'child', params: [['depth', '5']], tags: parent });
  writeRun(root, '1', { id: runId(3), name: 'failed child', status: 4, tags: parent });
  writeRun(root, '1', { id: runId(4), name: 'deleted', lifecycleStage: 'deleted' });
  writeRun(root, '3', { id: runId(5), name: 'of a deleted experiment' });
  const dataset = {
    name: 'iris',
    digest: 'abc123',
    source_type: 'local',
    source: '{}',
    schema: '{}',
    profile: '{}',
  };
  writeStoreFile(root, `1/datasets/${runId(6)}/meta.yaml`, metaYaml(dataset));
  const input = {
    source_type: 'DATASET',
    source_id: runId(6),
    destination_type: 'RUN',
    destination_id: runId(1),
  };
  writeStoreFile(root, `1/${runId(1)}/inputs/${runId(7)}/meta.yaml`, metaYaml({ ...input, tags: {} }));
  writeStoreFile(
    root,
    'models/Iris Classifier/meta.yaml',
    metaYaml({ name: 'Iris Classifier', aliases: { best: '2' } }),
  );
  for (const version of [1, 2]) {
    const meta = { name: 'Iris Classifier', version, run_id: runId(1), source: `runs:/${runId(1)}/model` };
    writeStoreFile(root, `models/Iris Classifier/version-${version}/meta.yaml`, metaYaml(meta));
  }
}
