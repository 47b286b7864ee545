import { Buffer } from 'node:buffer';
import { metaYaml, runId, writeExperiment, writeRun, writeStoreFile } from './write-store.ts';

const CURVE = '1767225600000 0.9 0\n1767225601000 0.25 1\n';
/** An id of MLflow's, unlike the others in every part of it. */
const idOf = (secret: string) => Buffer.from(`${secret}------------`).toString('hex').slice(0, 32);

/** Ids of what is left out, which are secret too. */
const HIDDEN_RUN = idOf('hiddenrun');
const HIDDEN_EXPERIMENT_RUN = idOf('hiddenexp');
const DELETED_RUN = idOf('deletedrun');
const HIDDEN_MODEL = `m-${idOf('hiddenmodel')}`;

/**
 * Writes a store in which everything that is not to be published holds the word `hush`, in each place that a store has
 * for a text: with `runfolio.publish` tags on runs, an experiment called `hush lab`, and a deleted run. What is
 * published refers to it wherever MLflow allows it.
 *
 * @returns words of which a site must not hold any.
 */
export function makeSecretStore(root: string): readonly string[] {
  writeExperiment(root, { id: '1', name: 'flowers', tags: [['team', 'botany']] });
  writeExperiment(root, { id: '777000777', name: 'hush lab', tags: [['mlflow.note.content', 'hush note']] });
  writeRun(root, '1', {
    id: runId(1),
    name: 'open run',
    params: [['depth', '3']],
    metrics: [['loss', CURVE]],
    // Its parent is left out.
    tags: [
      ['mlflow.parentRunId', HIDDEN_RUN],
      ['mlflow.rootRunId', HIDDEN_RUN],
    ],
    artifacts: [['notes.md', '# Open notes\n']],
  });
  writeRun(root, '1', {
    id: runId(2),
    name: 'second run',
    params: [['depth', '5']],
    metrics: [['loss', CURVE]],
  });
  secretRun(root, '1', HIDDEN_RUN, [['runfolio.publish', 'false']]);
  secretRun(root, '777000777', HIDDEN_EXPERIMENT_RUN, []);
  secretRun(root, '1', DELETED_RUN, [], 'deleted');
  writeDatasets(root);
  writeModels(root);
  return ['hush', HIDDEN_RUN, HIDDEN_EXPERIMENT_RUN, DELETED_RUN, HIDDEN_MODEL, '777000777'].flatMap(
    (word) => (word.length === 32 ? [word, word.slice(0, 8)] : [word]),
  );
}

function secretRun(
  root: string,
  experiment: string,
  id: string,
  tags: readonly (readonly [string, string])[],
  lifecycleStage = 'active',
): void {
  writeRun(root, experiment, {
    id,
    name: 'hush run',
    user: 'hush user',
    lifecycleStage,
    params: [
      ['hush_param', 'hush value'],
      ['depth', 'hush depth'],
    ],
    metrics: [
      ['hush_metric', CURVE],
      ['loss', `${CURVE}hush line\n`],
    ],
    tags: [
      ['hush_tag', 'hush'],
      ['mlflow.note.content', 'hush *note*'],
      ['mlflow.source.git.commit', 'hush'],
      ...tags,
    ],
    artifacts: [
      ['hush.txt', 'hush content'],
      ['notes.md', 'hush notes'],
      ['page.html', '<p>hush</p>'],
    ],
  });
  // Problems that quote: an unknown file, a field that cannot be read, a file of a folder that is no run.
  writeStoreFile(root, `${experiment}/${id}/hush-unclaimed.bin`, 'hush');
  writeStoreFile(root, `${experiment}/${id}/metrics/hush_empty`, '');
  writeStoreFile(root, `${experiment}/hush-folder/file.txt`, 'hush');
}

function writeDatasets(root: string): void {
  const datasets = [
    ['1', runId(6), 'iris', runId(1)],
    ['1', runId(7), 'hush data', HIDDEN_RUN],
    ['777000777', runId(8), 'hush other data', HIDDEN_EXPERIMENT_RUN],
  ] as const;
  for (const [experiment, id, name, run] of datasets) {
    const fields = { source_type: 'local', source: `{"from":"${name}"}`, schema: '{}', profile: '{}' };
    writeStoreFile(
      root,
      `${experiment}/datasets/${id}/meta.yaml`,
      metaYaml({ name, digest: 'abc', ...fields }),
    );
    const input = { source_type: 'DATASET', source_id: id, destination_type: 'RUN', destination_id: run };
    writeStoreFile(root, `${experiment}/${run}/inputs/${id}/meta.yaml`, metaYaml({ ...input, tags: {} }));
  }
}

function writeModels(root: string): void {
  const open = `m-${runId(9)}`;
  for (const [id, name, run] of [
    [open, 'open model', runId(1)],
    [HIDDEN_MODEL, 'hush model', HIDDEN_RUN],
  ] as const) {
    const folder = `1/models/${id}`;
    const meta = {
      model_id: id,
      name,
      experiment_id: '1',
      status: 2,
      lifecycle_stage: 'active',
      source_run_id: run,
      creation_timestamp: 1_767_225_600_000,
      last_updated_timestamp: 1_767_225_600_000,
      artifact_location: `./mlruns/${folder}/artifacts`,
    };
    writeStoreFile(root, `${folder}/meta.yaml`, metaYaml(meta));
    writeStoreFile(root, `${folder}/params/depth`, name);
    writeStoreFile(root, `${folder}/artifacts/MLmodel`, `flavors: ${name}\n`);
  }
  // A value of the open model that the hidden run measured.
  writeStoreFile(root, `1/models/${open}/metrics/hush_score`, `1767225600000 0.5 0 ${HIDDEN_RUN}\n`);
  // A run may use a model that another one logged.
  const use = {
    source_type: 'RUN_INPUT',
    destination_type: 'MODEL_INPUT',
    source_id: runId(1),
    destination_id: HIDDEN_MODEL,
  };
  writeStoreFile(root, `1/${runId(1)}/inputs/${HIDDEN_MODEL}/meta.yaml`, metaYaml({ ...use, tags: {} }));
  const versions = [
    ['Iris Classifier', 1, runId(1), 'open version'],
    ['Iris Classifier', 2, HIDDEN_RUN, 'hush version'],
    ['hush registered', 1, HIDDEN_EXPERIMENT_RUN, 'hush'],
  ] as const;
  for (const [name, version, run, description] of versions) {
    const aliases = name.startsWith('hush') ? { hush: '1' } : { open: '1', hush: '2' };
    writeStoreFile(root, `models/${name}/meta.yaml`, metaYaml({ name }));
    for (const [alias, of] of Object.entries(aliases))
      writeStoreFile(root, `models/${name}/aliases/${alias}`, of);
    const meta = { name, version, run_id: run, source: `runs:/${run}/model`, description };
    writeStoreFile(root, `models/${name}/version-${version}/meta.yaml`, metaYaml(meta));
  }
  // Nobody knows where it comes from.
  writeStoreFile(root, 'models/greeting/meta.yaml', metaYaml({ name: 'greeting' }));
  writeStoreFile(root, 'models/greeting/version-1/meta.yaml', metaYaml({ name: 'greeting', version: 1 }));
}
