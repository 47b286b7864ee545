import type { Files } from './temp-store.ts';

/** A run id of 32 hex digits that is easy to tell from others. */
export function runId(n: number): string {
  return n.toString(16).padStart(32, '0');
}

/** An experiment's `meta.yaml`, as MLflow 2 writes it. */
export function experimentMeta(id: string, name = `experiment ${id}`): string {
  return `artifact_location: file:///home/ada/mlruns/${id}\ncreation_time: 1700000000000\nexperiment_id: '${id}'\nlast_update_time: 1700000000000\nlifecycle_stage: active\nname: ${name}\n`;
}

/** A run's `meta.yaml`, as MLflow 2 writes it. */
export function runMeta(id: string, experimentId: string): string {
  return `artifact_uri: file:///home/ada/mlruns/${experimentId}/${id}/artifacts\nend_time: 1700000005000\nentry_point_name: ''\nexperiment_id: '${experimentId}'\nlifecycle_stage: active\nrun_id: '${id}'\nrun_name: run ${id.slice(-2)}\nrun_uuid: '${id}'\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: 1700000000000\nstatus: 3\ntags: []\nuser_id: ada\n`;
}

/** The files of one finished run with a param, a metric, a tag and an artifact. */
export function runFiles(experimentId: string, n: number): Files {
  const id = runId(n);
  const folder = `${experimentId}/${id}`;
  return {
    [`${folder}/meta.yaml`]: runMeta(id, experimentId),
    [`${folder}/params/n`]: String(n),
    [`${folder}/metrics/loss`]: `1700000000000 0.5 0\n1700000001000 ${n / 7} 1\n`,
    [`${folder}/tags/mlflow.user`]: 'ada',
    [`${folder}/artifacts/notes.txt`]: 'text',
  };
}

/** The files of a store with one experiment `1` and this many runs. */
export function storeFiles(runs: number): Files {
  return Object.assign(
    { '1/meta.yaml': experimentMeta('1', 'flowers') },
    ...Array.from({ length: runs }, (_, n) => runFiles('1', n + 1)),
  ) as Files;
}
