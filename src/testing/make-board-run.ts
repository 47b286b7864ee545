import type { BoardMetric, BoardOptions, BoardRun, ValueOf } from '../analysis/leaderboard/board-types.ts';

/** A run for tests of boards: finished, active, with its values by metric. */
export type TestRun = BoardRun & { readonly values: Readonly<Record<string, number>> };

type Fields = Partial<Omit<TestRun, 'id' | 'params' | 'values'>>;

/** Params are given as an object; a number stands for the metric `acc`. */
export function makeBoardRun(
  id: string,
  params: Readonly<Record<string, string>>,
  values: number | Readonly<Record<string, number>> | undefined,
  fields: Fields = {},
): TestRun {
  return {
    id,
    name: id,
    path: `runs/${id}/`,
    status: 'FINISHED',
    lifecycleStage: 'active',
    params: Object.entries(params).map(([key, value]) => ({ key, value })),
    tags: [],
    datasets: [],
    marks: [],
    values: typeof values === 'number' ? { acc: values } : (values ?? {}),
    ...fields,
  };
}

/** Each configuration's runs, one for each value, with seeds from 0. */
export function seededRuns(values: Readonly<Record<string, readonly number[]>>): readonly TestRun[] {
  return Object.entries(values).flatMap(([model, own]) =>
    own.map((value, seed) => makeBoardRun(`${model}-seed${seed}`, { model, seed: String(seed) }, value)),
  );
}

/** Reads a test run's value whatever the rule. */
export const testValue: ValueOf = (run, { key }) => {
  const value = (run as TestRun).values[key];
  return value === undefined ? undefined : { value };
};

export const ACC: BoardMetric = {
  key: 'acc',
  goal: { goal: 'maximize', origin: 'settings' },
  rule: { kind: 'last' },
};

/** Options for tests: `acc`, more is better, the usual levels. */
export function boardOptions(options: Partial<BoardOptions> = {}): BoardOptions {
  return {
    metric: ACC,
    statistic: 'mean',
    resamples: 2000,
    level: 0.95,
    alpha: 0.05,
    test: 'auto',
    statuses: ['FINISHED'],
    comparable: [],
    ...options,
  };
}
