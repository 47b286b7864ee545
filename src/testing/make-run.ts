import { type Run, runSchema } from '../entities/run.ts';

type Fields = { key: string; parentKey?: string } & Partial<
  Omit<Run, 'key' | 'parentKey' | 'experimentKey' | 'sourceId'>
>;

/** A valid run for tests: finished, active, with nothing logged, but for the given fields. */
export function makeRun({ key, ...fields }: Fields): Run {
  const base = runSchema.parse({
    key,
    sourceId: 'runs',
    experimentKey: '1',
    runId: key,
    experimentId: '1',
    name: key,
    status: 'FINISHED',
    lifecycleStage: 'active',
    codeSource: {},
    params: [],
    tags: [],
    metrics: [],
    datasets: [],
    modelInputs: [],
    modelOutputs: [],
    artifacts: { files: 0, bytes: 0 },
    incomplete: false,
    diagnostics: 0,
    ...(fields.parentKey ? { parentKey: fields.parentKey } : {}),
  });
  const { parentKey: _parent, ...rest } = fields;
  return { ...base, ...rest };
}

/** A metric summary for tests, logged once at step 0. */
export function makeMetric(key: string, value: number): Run['metrics'][number] {
  const finite = Number.isFinite(value);
  return {
    key,
    value,
    step: 0,
    timestampMs: 0,
    points: 1,
    nonFinite: finite ? 0 : 1,
    firstStep: 0,
    lastStep: 0,
    ...(finite ? { min: { value, step: 0 }, max: { value, step: 0 } } : {}),
  };
}
