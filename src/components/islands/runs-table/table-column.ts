import type { Values } from '../../../columns/decode-column.ts';
import type { MetricColumn, MetricSummaryColumn, RunTable } from '../../../columns/decode-runs.ts';
import type { HistoryColumn } from './history-column.ts';
import type { MetricValue } from './metric-value.ts';

/** The cell of a sparkline beside its figure. */
export const SPARK_WIDTH = 76;

export type ColumnKind = 'count' | 'status' | 'time' | 'duration' | 'text' | 'number-text' | 'metric';
export type ColumnSection = 'Main metric' | 'Parameters' | 'Metrics' | 'Info' | 'Tags';

/** A column that the table can show. `id` is how MLflow's search names it: `params.lr`, `metrics.loss`. */
export type TableColumn = {
  readonly id: string;
  readonly label: string;
  readonly section: ColumnSection;
  readonly kind: ColumnKind;
  /** Whether runs differ in it; the picker can leave out the others. */
  readonly differs: boolean;
  readonly metric?: MetricColumn;
  /** Width in pixels of a metric's second cell: for histories, or for what stands beside the figures of groups. */
  readonly sideWidth?: number;
  readonly texts?: () => Values<string>;
  readonly numbers?: () => Values<number>;
};

/** What is known of a metric's histories: each part is absent until it is fetched, `failed` when that went wrong. */
export type MetricDetail = {
  readonly summary?: MetricSummaryColumn | 'failed';
  readonly histories?: HistoryColumn | 'failed';
};

/** The details of metrics by key; undefined while there are none. */
export type Summaries = ReadonlyMap<string, MetricDetail> | undefined;

function differing(values: Values<unknown>): boolean {
  return values.some((value) => !Object.is(value, values[0]));
}

/** Every column of an experiment, in the order in which they are offered. */
export function tableColumns(table: RunTable): readonly TableColumn[] {
  const { primary } = table.defaults;
  const info = (id: string, label: string, kind: ColumnKind, texts: () => Values<string>): TableColumn => ({
    id,
    label,
    kind,
    section: 'Info',
    differs: differing(texts()),
    texts,
  });
  const named = (numbersOf: (row: number) => readonly number[], names: readonly string[]) => () =>
    table.runIds.map(
      (_, row) =>
        numbersOf(row)
          .map((number) => names[number] ?? '')
          .join(', ') || undefined,
    );
  const metric = (column: MetricColumn): TableColumn => ({
    id: `metrics.${column.key}`,
    label: column.key,
    kind: 'metric',
    section: column.key === primary ? 'Main metric' : 'Metrics',
    differs: differing(column.latest()),
    metric: column,
    ...(column.drawn ? { sideWidth: SPARK_WIDTH } : {}),
  });
  const [first, ...others] = table.metrics;
  const leads = first !== undefined && first.key === primary;
  return [
    { ...info('status', 'Status', 'status', () => table.status), section: 'Info' },
    ...(leads ? [metric(first)] : []),
    ...table.params.map(
      ({ key, numeric, differs, values }): TableColumn => ({
        id: `params.${key}`,
        label: key,
        section: 'Parameters',
        kind: numeric ? 'number-text' : 'text',
        differs,
        texts: values,
      }),
    ),
    ...(first && !leads ? [metric(first)] : []),
    ...others.map(metric),
    {
      id: 'start_time',
      label: 'Started',
      section: 'Info',
      kind: 'time',
      differs: differing(table.startTimeMs),
      numbers: () => table.startTimeMs,
    },
    {
      id: 'duration',
      label: 'Duration',
      section: 'Info',
      kind: 'duration',
      differs: differing(table.durationMs),
      numbers: () => table.durationMs,
    },
    info('user', 'User', 'text', table.user),
    info('source', 'Source', 'text', table.source),
    info('commit', 'Commit', 'text', table.commit),
    info(
      'datasets',
      'Datasets',
      'text',
      named(
        table.datasetsOf,
        table.datasets.map(({ name }) => name),
      ),
    ),
    info('models', 'Models', 'text', named(table.modelsOf, table.models)),
    info('run_id', 'Run ID', 'text', () => table.runIds),
    ...table.tags
      .filter(({ key }) => !/^_?mlflow[._]/.test(key))
      .map(
        ({ key, values }): TableColumn => ({
          id: `tags.${key}`,
          label: key,
          section: 'Tags',
          kind: 'text',
          differs: differing(values()),
          texts: values,
        }),
      ),
  ];
}

/** The columns that the prerendered table has, by id and in its order. */
export function defaultColumns({ defaults }: RunTable): readonly string[] {
  return [
    'status',
    ...(defaults.primary === undefined ? [] : [`metrics.${defaults.primary}`]),
    ...defaults.params.map((key) => `params.${key}`),
    ...defaults.metrics.map((key) => `metrics.${key}`),
    'start_time',
    'duration',
    ...(['user', 'source', 'commit'] as const).filter((name) => defaults[name]),
  ];
}

/** Values of a metric as the table shows them; empty where what they are read from is not there. */
export function metricValues(column: MetricColumn, value: MetricValue, summaries: Summaries): Values<number> {
  const detail = summaries?.get(column.key);
  switch (value.kind) {
    case 'latest':
      return column.latest();
    case 'best':
      if (!column.goal) return [];
      return (column.goal === 'maximize' ? had(detail?.summary)?.max() : had(detail?.summary)?.min()) ?? [];
    case 'at':
      return had(detail?.histories)?.at(value.step) ?? [];
    case 'mean':
      return had(detail?.histories)?.mean(value.points) ?? [];
    default:
      return had(detail?.summary)?.[value.kind]() ?? [];
  }
}

/** What was fetched, if it was. */
export function had<Part>(part: Part | 'failed' | undefined): Part | undefined {
  return part === 'failed' ? undefined : part;
}

/** What a column is sorted and compared by: numbers where it has them, else texts. */
export function sortValues(
  column: TableColumn,
  value: MetricValue,
  summaries: Summaries,
): Values<number> | Values<string> {
  if (column.metric) return metricValues(column.metric, value, summaries);
  if (column.numbers) return column.numbers();
  const texts = column.texts?.() ?? [];
  return column.kind === 'number-text'
    ? texts.map((text) => (text === undefined ? undefined : Number(text)))
    : texts;
}
