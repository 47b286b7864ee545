import { type ExportCell, type ExportTable, markBest, NO_VALUE } from '../../src/analysis/export-table.ts';
import type { Goal } from '../../src/analysis/metric-direction.ts';
import { compareText } from '../../src/analysis/order.ts';
import type { Run } from '../../src/entities/run.ts';
import type { Field, Filter, OrderTerm } from '../../src/search/ast.ts';
import type { Column } from '../../src/search/parse-columns.ts';
import { printField } from '../../src/search/print.ts';
import { readNumber, readText } from '../../src/search/read-field.ts';
import type { RunFields } from '../../src/search/run-fields.ts';
import { fieldsOf } from '../../src/search/searched-fields.ts';
import {
  decimalsFor,
  formatDateTime,
  formatDuration,
  formatExact,
  formatMetric,
} from '../../src/site/format.ts';

/** What columns of runs are made with. */
export type ColumnOptions = {
  readonly fields: RunFields<Run>;
  readonly goalOf: (metric: string) => Goal | undefined;
};

/** Which run it is, and all that was asked about it: what is shown unless columns are named. */
export function defaultColumns(filter: Filter, order: readonly OrderTerm[]): readonly Column[] {
  const first: readonly Field[] = [
    { kind: 'attribute', name: 'run_id' },
    { kind: 'attribute', name: 'run_name' },
    { kind: 'attribute', name: 'status' },
    { kind: 'time', name: 'start_time' },
    { kind: 'duration' },
  ];
  const asked = [...(filter ? fieldsOf(filter) : []), ...order.map(({ field }) => field)];
  // A param that was compared as a number is shown as it was logged.
  return distinct([...first, ...asked.map((field) => (field.kind === 'number' ? field.of : field))]);
}

/** The fields of the columns, `metrics.*` being every metric that one of the runs has, by key. */
export function expandColumns(columns: readonly Column[], runs: readonly Run[]): readonly Field[] {
  return distinct(
    columns.flatMap((column) => (column.kind === 'every' ? everyField(column.of, runs) : [column])),
  );
}

function everyField(of: 'metrics' | 'params' | 'tags', runs: readonly Run[]): readonly Field[] {
  const keys = new Set(runs.flatMap((run) => run[of].map(({ key }) => key)));
  return [...keys].sort(compareText).map((key): Field => {
    if (of === 'metrics') return { kind: 'metric', key, value: { kind: 'latest' } };
    return { kind: of === 'params' ? 'param' : 'tag', key };
  });
}

function distinct(fields: readonly Field[]): readonly Field[] {
  return [...new Map(fields.map((field) => [printField(field), field])).values()];
}

/** The runs as a table, the best of each metric with a goal marked. */
export function tableOfRuns(
  runs: readonly Run[],
  fields: readonly Field[],
  options: ColumnOptions,
): ExportTable {
  const cells = fields.map((field) => cellsOf(runs, field, options));
  const table: ExportTable = {
    headers: fields.map(printField),
    rows: runs.map((_, row) => cells.map((column) => column[row] ?? NO_VALUE)),
  };
  return fields.reduce((marked, field, column) => {
    const goal = field.kind === 'metric' ? options.goalOf(field.key) : undefined;
    return goal ? markBest(marked, column, goal) : marked;
  }, table);
}

function cellsOf(runs: readonly Run[], field: Field, options: ColumnOptions): readonly ExportCell[] {
  const { fields } = options;
  switch (field.kind) {
    case 'param':
    case 'tag':
    case 'attribute':
      return runs.map(readText(field, fields)).map(textCell);
    case 'dataset':
      return runs.map(fields.dataset(field.name)).map((texts) => textCell(texts.join(', ') || undefined));
    default:
      return numberCells(runs.map(readNumber(field, fields, options)), field);
  }
}

function textCell(text: string | undefined): ExportCell {
  return text === undefined ? NO_VALUE : { text, data: text };
}

type NumberKind = 'metric' | 'time' | 'duration' | 'number';

function numberCells(
  values: readonly (number | undefined)[],
  { kind }: { readonly kind: NumberKind },
): readonly ExportCell[] {
  const decimals = decimalsFor(values.filter((value) => value !== undefined));
  return values.map((value) => (value === undefined ? NO_VALUE : numberCell(value, kind, decimals)));
}

function numberCell(value: number, kind: NumberKind, decimals: number): ExportCell {
  switch (kind) {
    case 'time':
      return { text: formatDateTime(value), data: instant(value) };
    case 'duration':
      return { text: formatDuration(value), data: value };
    case 'number':
      return { text: formatExact(value), data: value };
    case 'metric':
      return { text: formatMetric(value, decimals), data: value };
  }
}

/** A time in ISO 8601, for programs; as the number it is when there is no such date. */
function instant(ms: number): string | number {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : ms;
}
