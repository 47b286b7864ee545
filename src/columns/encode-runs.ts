import type { MetricSummary } from '../entities/metric.ts';
import type { StoredRun } from '../entities/run.ts';
import { encodeMetricValue, type StoredMetricValue } from '../entities/stored-metric-value.ts';
import { encodeIntegers, encodeNumbers, encodeRows, encodeTexts } from './encode-column.ts';
import type { RunsColumns, RunsSummaries, SetColumn } from './runs-columns.ts';
import { encodeShape } from './shape.ts';

/** What the report knows of an experiment's runs beside what the runs hold; `row`s are places in the list of runs. */
export type ColumnFacts = Pick<
  RunsColumns,
  'experimentKey' | 'comparable' | 'paths' | 'series' | 'defaults' | 'histories'
> & {
  /** In the order in which they are offered. */
  readonly params: readonly Omit<RunsColumns['params'][number], 'values'>[];
  readonly tags: readonly string[];
  readonly metrics: readonly Omit<RunsColumns['metrics'][number], 'latest'>[];
  readonly marksOf: (run: StoredRun) => readonly string[];
  readonly modelsOf: (run: StoredRun) => readonly string[];
};

/** Lays the runs of an experiment out by column; rows are in the order of `runs`. */
export function encodeRuns(runs: readonly StoredRun[], facts: ColumnFacts): RunsColumns {
  const { params, tags, metrics, marksOf, modelsOf, ...rest } = facts;
  const texts = (pick: (run: StoredRun) => string | undefined) => encodeTexts(runs.map(pick));
  const rowsWhere = (holds: (run: StoredRun) => boolean) =>
    encodeRows(runs.flatMap((run, row) => (holds(run) ? [row] : [])));
  const paramsOf = pivot(runs, ({ params: own }) => own);
  const tagsOf = pivot(runs, ({ tags: own }) => own);
  const metricsOf = pivot(runs, ({ metrics: own }) => own);
  return {
    format: 'runfolio-runs-columns',
    version: 1,
    ...rest,
    count: runs.length,
    runIds: runs.map(({ runId }) => runId),
    keyPrefix: keyPrefix(runs[0]),
    names: texts(({ name }) => name),
    status: encodeStatus(runs),
    deleted: rowsWhere(({ lifecycleStage }) => lifecycleStage === 'deleted'),
    incomplete: rowsWhere(({ incomplete }) => incomplete),
    startTimeMs: encodeIntegers(runs.map(({ startTimeMs }) => startTimeMs)),
    durationMs: encodeIntegers(runs.map(durationMs)),
    userId: texts(({ userId }) => userId),
    user: texts(({ user }) => user),
    source: texts(({ codeSource }) => codeSource.name),
    commit: texts(({ codeSource }) => codeSource.commit),
    artifactUri: encodeUris(runs),
    parents: encodeParents(runs),
    marks: runs.flatMap((run, row) => {
      const marks = [...marksOf(run)];
      return marks.length > 0 ? [{ row, texts: marks }] : [];
    }),
    problems: {
      rows: rowsWhere(({ diagnostics }) => diagnostics > 0),
      counts: runs.flatMap(({ diagnostics }) => (diagnostics > 0 ? [diagnostics] : [])),
    },
    params: params.map((param) => ({
      ...param,
      values: encodeTexts(columnOf(paramsOf, param.key, runs.length, ({ value }) => value)),
    })),
    tags: tags.map((key) => ({
      key,
      values: encodeTexts(columnOf(tagsOf, key, runs.length, ({ value }) => value)),
    })),
    metrics: metrics.map((metric) => ({
      ...metric,
      latest: encodeNumbers(columnOf(metricsOf, metric.key, runs.length, ({ value }) => value)),
    })),
    datasets: encodeDatasets(runs),
    models: encodeModels(runs.map(modelsOf)),
  };
}

/** The summaries of the metrics with these keys, in their order. */
export function encodeSummaries(runs: readonly StoredRun[], keys: readonly string[]): RunsSummaries {
  const metricsOf = pivot(runs, ({ metrics }) => metrics);
  const extreme = (key: string, of: 'min' | 'max') =>
    encodeNumbers(columnOf(metricsOf, key, runs.length, (metric) => storedExtreme(metric[of])));
  return {
    format: 'runfolio-runs-summaries',
    version: 1,
    metrics: keys.map((key) => ({
      key,
      min: extreme(key, 'min'),
      max: extreme(key, 'max'),
      shapes: encodeTexts(columnOf(metricsOf, key, runs.length, ({ shape }) => shape && encodeShape(shape))),
    })),
  };
}

function storedExtreme(extreme: MetricSummary['min']): StoredMetricValue | undefined {
  return extreme && encodeMetricValue(extreme.value);
}

function durationMs({ startTimeMs, endTimeMs }: StoredRun): number | undefined {
  return startTimeMs === undefined || endTimeMs === undefined ? undefined : endTimeMs - startTimeMs;
}

/** Keys are ids, with the source before them in all but the first source. */
function keyPrefix(run: StoredRun | undefined): string {
  return run?.key.endsWith(run.runId) ? run.key.slice(0, run.key.length - run.runId.length) : '';
}

function encodeStatus(runs: readonly StoredRun[]): RunsColumns['status'] {
  const dictionary = [...new Set(runs.map(({ status }) => status))];
  return { dictionary, codes: runs.map(({ status }) => dictionary.indexOf(status)) };
}

/** An address that ends in its run's id is a pattern that runs share; `*` stands for the id. */
function encodeUris(runs: readonly StoredRun[]): RunsColumns['artifactUri'] {
  return encodeTexts(runs.map(({ artifactUri, runId }) => artifactUri?.replace(runId, '*')));
}

function encodeParents(runs: readonly StoredRun[]): RunsColumns['parents'] {
  const rowOf = new Map<string, number>(runs.map(({ key }, row) => [key, row]));
  const found = runs.flatMap(({ parentKey }, row) => {
    const parent = parentKey === undefined ? undefined : rowOf.get(parentKey);
    return parent === undefined ? [] : [{ row, parent }];
  });
  return { rows: encodeRows(found.map(({ row }) => row)), parents: found.map(({ parent }) => parent) };
}

function encodeDatasets(runs: readonly StoredRun[]): RunsColumns['datasets'] {
  const numbers = new Map<string, number>();
  const inputs: RunsColumns['datasets']['inputs'] = [];
  const ofRuns = runs.map(({ datasets }) =>
    datasets.map(({ name, digest, context }) => {
      const id = JSON.stringify([name, digest, context]);
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, inputs.length);
      inputs.push({ name, digest, ...(context === undefined ? {} : { context }) });
      return inputs.length - 1;
    }),
  );
  return { inputs, ofRuns: encodeSets(ofRuns) };
}

function encodeModels(namesOfRuns: readonly (readonly string[])[]): RunsColumns['models'] {
  const names = [...new Set(namesOfRuns.flat())];
  const numbers = new Map(names.map((name, index) => [name, index]));
  return {
    names,
    ofRuns: encodeSets(namesOfRuns.map((own) => own.map((name) => numbers.get(name) ?? 0))),
  };
}

function encodeSets(ofRuns: readonly (readonly number[])[]): SetColumn {
  const numbers = new Map<string, number>();
  const sets: number[][] = [];
  const codes = ofRuns.map((members) => {
    const set = [...new Set(members)].sort((a, b) => a - b);
    if (set.length === 0) return -1;
    const id = set.join();
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, sets.length);
    sets.push(set);
    return sets.length - 1;
  });
  return { sets, codes };
}

/** By key, the row and item of each run that has it: every item is looked at once, whatever the number of keys. */
function pivot<Item extends { readonly key: string }>(
  runs: readonly StoredRun[],
  itemsOf: (run: StoredRun) => readonly Item[],
): ReadonlyMap<string, readonly (readonly [row: number, item: Item])[]> {
  const byKey = new Map<string, [number, Item][]>();
  runs.forEach((run, row) => {
    for (const item of itemsOf(run)) {
      const found = byKey.get(item.key);
      if (found) found.push([row, item]);
      else byKey.set(item.key, [[row, item]]);
    }
  });
  return byKey;
}

function columnOf<Item, Value>(
  byKey: ReadonlyMap<string, readonly (readonly [row: number, item: Item])[]>,
  key: string,
  count: number,
  pick: (item: Item) => Value | undefined,
): readonly (Value | undefined)[] {
  const values = new Array<Value | undefined>(count).fill(undefined);
  for (const [row, item] of byKey.get(key) ?? []) values[row] = pick(item);
  return values;
}
