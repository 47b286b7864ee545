import type { RunStatus } from '../entities/run.ts';
import type { IntegerColumn, NumberColumn, TextColumn } from './column-schema.ts';
import { decodeIntegers, decodeNumbers, decodeRows, decodeTexts, type Values } from './decode-column.ts';
import type { RunsColumns, RunsSummaries, SetColumn } from './runs-columns.ts';

/** A column that is decoded when it is first asked for: an experiment may have hundreds that nobody looks at. */
export type Lazy<Value> = () => Value;

export type DatasetUsed = RunsColumns['datasets']['inputs'][number];
export type ParamColumn = Omit<RunsColumns['params'][number], 'values'> & {
  readonly values: Lazy<Values<string>>;
};
export type MetricColumn = Omit<RunsColumns['metrics'][number], 'latest'> & {
  readonly latest: Lazy<Values<number>>;
};
export type MetricSummaryColumn = {
  readonly min: Lazy<Values<number>>;
  readonly max: Lazy<Values<number>>;
  readonly shapes: Lazy<Values<string>>;
};

/** The runs of an experiment as columns; a run is the number of its row. */
export type RunTable = Pick<
  RunsColumns,
  'experimentKey' | 'count' | 'comparable' | 'runIds' | 'keyPrefix' | 'series' | 'defaults' | 'histories'
> & {
  readonly paths: ReadonlyMap<number, string>;
  readonly names: Lazy<Values<string>>;
  readonly status: readonly RunStatus[];
  readonly deleted: ReadonlySet<number>;
  readonly incomplete: ReadonlySet<number>;
  readonly startTimeMs: Values<number>;
  readonly durationMs: Values<number>;
  readonly userId: Lazy<Values<string>>;
  readonly user: Lazy<Values<string>>;
  readonly source: Lazy<Values<string>>;
  readonly commit: Lazy<Values<string>>;
  readonly artifactUri: Lazy<Values<string>>;
  /** By row, that of the parent. */
  readonly parents: ReadonlyMap<number, number>;
  readonly marks: ReadonlyMap<number, readonly string[]>;
  readonly problems: ReadonlyMap<number, number>;
  readonly params: readonly ParamColumn[];
  readonly tags: readonly { readonly key: string; readonly values: Lazy<Values<string>> }[];
  readonly metrics: readonly MetricColumn[];
  readonly datasets: readonly DatasetUsed[];
  /** By row, numbers in `datasets`. */
  readonly datasetsOf: (row: number) => readonly number[];
  readonly models: readonly string[];
  /** By row, numbers in `models`. */
  readonly modelsOf: (row: number) => readonly number[];
};

/** Reads the columns; the file is our own, so that it is not checked again. */
export function decodeRuns(file: RunsColumns): RunTable {
  const { count, parents, problems, artifactUri, runIds } = file;
  const texts = (column: TextColumn) => lazy(() => decodeTexts(column));
  return {
    experimentKey: file.experimentKey,
    count,
    comparable: file.comparable,
    runIds,
    keyPrefix: file.keyPrefix,
    series: file.series,
    defaults: file.defaults,
    histories: file.histories,
    paths: new Map(file.paths.map(({ row, path }) => [row, path])),
    names: texts(file.names),
    status: file.status.codes.map((code) => file.status.dictionary[code] ?? 'RUNNING'),
    deleted: new Set(decodeRows(file.deleted)),
    incomplete: new Set(decodeRows(file.incomplete)),
    startTimeMs: integers(file.startTimeMs),
    durationMs: integers(file.durationMs),
    userId: texts(file.userId),
    user: texts(file.user),
    source: texts(file.source),
    commit: texts(file.commit),
    artifactUri: lazy(() => decodeTexts(artifactUri).map((uri, row) => uri?.replace('*', runIds[row] ?? ''))),
    parents: zip(parents.rows, parents.parents),
    marks: new Map(file.marks.map(({ row, texts: marks }) => [row, marks])),
    problems: zip(problems.rows, problems.counts),
    params: file.params.map(({ values, ...param }) => ({ ...param, values: texts(values) })),
    tags: file.tags.map(({ key, values }) => ({ key, values: texts(values) })),
    metrics: file.metrics.map(({ latest, ...metric }) => ({ ...metric, latest: numbers(latest, count) })),
    datasets: file.datasets.inputs,
    datasetsOf: setsOf(file.datasets.ofRuns),
    models: file.models.names,
    modelsOf: setsOf(file.models.ofRuns),
  };
}

/** Reads the summaries by the key of their metric. */
export function decodeSummaries(
  file: RunsSummaries,
  count: number,
): ReadonlyMap<string, MetricSummaryColumn> {
  return new Map(
    file.metrics.map(({ key, min, max, shapes }) => [
      key,
      { min: numbers(min, count), max: numbers(max, count), shapes: lazy(() => decodeTexts(shapes)) },
    ]),
  );
}

function integers(column: IntegerColumn): Values<number> {
  return decodeIntegers(column);
}

function numbers(column: NumberColumn, count: number): Lazy<Values<number>> {
  return lazy(() => decodeNumbers(column, count));
}

function zip(rows: readonly number[], values: readonly number[]): ReadonlyMap<number, number> {
  return new Map(decodeRows(rows).map((row, index) => [row, values[index] ?? 0]));
}

function setsOf({ sets, codes }: SetColumn): (row: number) => readonly number[] {
  const none: readonly number[] = [];
  return (row) => sets[codes[row] ?? -1] ?? none;
}

function lazy<Value>(make: () => Value): Lazy<Value> {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
