import { type Aggregate, bestOf } from '../../../../analysis/aggregate-values.ts';
import { groupRows } from '../../../../analysis/group-rows.ts';
import type { Values } from '../../../../columns/decode-column.ts';
import { numberOf } from '../../../../search/number-text.ts';
import { type Comparator, compareColumn, sortRows } from '../arrange-rows.ts';
import type { CellOptions } from '../cell.ts';
import { metricValues, sortValues, type TableColumn } from '../table-column.ts';
import type { SortKey } from '../view.ts';
import type { Group } from './group.ts';
import { type GroupFigure, type GroupFigures, groupFigures } from './group-figures.ts';
import type { GroupKey } from './group-key.ts';

/** The shown runs in groups. */
export type Grouping = {
  readonly keys: readonly GroupKey[];
  readonly aggregate: Aggregate;
  /** In the order of the table. */
  readonly groups: readonly Group[];
  readonly figureOf: (column: TableColumn, group: Group) => GroupFigure | undefined;
  /** The best of a metric among the groups; undefined when none is better than another. */
  readonly bestOf: (column: TableColumn) => number | undefined;
};

/** The column that counts the runs of groups. */
export const COUNT_COLUMN: TableColumn = {
  id: 'n',
  label: 'n',
  section: 'Info',
  kind: 'count',
  differs: true,
};

type Asked = {
  readonly keys: readonly GroupKey[];
  readonly aggregate: Aggregate;
  readonly sort: readonly SortKey[];
  readonly columns: ReadonlyMap<string, TableColumn>;
};

/**
 * Groups rows, and sorts the groups as the table is sorted: by their own text, by the aggregate of a metric, by what
 * all their runs have; without an order by the main metric, or their own texts. Rows of a group stay in the order in which they are given.
 */
export function makeGrouping(sorted: readonly number[], asked: Asked, options: CellOptions): Grouping {
  const { keys, aggregate } = asked;
  const { table, value, summaries } = options;
  const groups = groupRows(
    sorted,
    keys.map(({ textOf }) => textOf),
  ).map((group, number): Group => ({ ...group, number }));
  // Made when first asked for: of hundreds of metrics only those in view.
  const figures = new Map<string, GroupFigures>();
  const figuresOf = (column: TableColumn) => {
    const { id, metric } = column;
    if (!metric) return undefined;
    const made =
      figures.get(id) ??
      groupFigures(groups, table, metricValues(metric, value, summaries), aggregate, metric.goal);
    figures.set(id, made);
    return made;
  };
  const best = new Map<string, number | undefined>();
  const valuesOf = (id: string) => groupValues(id, groups, asked, figuresOf, options);
  return {
    keys,
    aggregate,
    groups: sortRows(
      groups.map((_, number) => number),
      comparators(asked, options, valuesOf),
    ).flatMap((number) => groups[number] ?? []),
    figureOf: (column, { number }) => figuresOf(column)?.of(number),
    bestOf: (column) => {
      const goal = column.metric?.goal;
      if (!goal) return undefined;
      if (!best.has(column.id))
        best.set(
          column.id,
          bestOf(
            figuresOf(column)
              ?.values()
              .flatMap((own) => own ?? []) ?? [],
            goal,
          ),
        );
      return best.get(column.id);
    },
  };
}

function comparators(
  { sort, columns, keys }: Asked,
  { table }: CellOptions,
  valuesOf: (id: string) => Values<number> | Values<string>,
): readonly Comparator[] {
  if (sort.length > 0) return sort.map(({ id, descending }) => compareColumn(valuesOf(id), descending));
  const main = columns.get(`metrics.${table.defaults.primary}`);
  const goal = main?.metric?.goal;
  if (main && goal) return [compareColumn(valuesOf(main.id), goal === 'maximize')];
  return keys.map(({ id }) => compareColumn(valuesOf(id), false));
}

/** What groups are sorted by in a column. */
function groupValues(
  id: string,
  groups: readonly Group[],
  { keys, columns }: Asked,
  figuresOf: (column: TableColumn) => GroupFigures | undefined,
  { value, summaries }: CellOptions,
): Values<number> | Values<string> {
  if (id === COUNT_COLUMN.id) return groups.map(({ rows }) => rows.length);
  const key = keys.findIndex((each) => each.id === id);
  if (key >= 0) return numbersOrTexts(groups.map(({ values }) => values[key]));
  const column = columns.get(id);
  if (!column) return [];
  if (column.metric) return figuresOf(column)?.values() ?? [];
  if (column.kind === 'duration') return groups.map(({ rows }) => meanOf(column, rows));
  if (column.kind === 'time') return groups.map(({ rows }) => firstOf(column, rows));
  const values: Values<number | string> = sortValues(column, value, summaries);
  return groups.map(({ rows }) => {
    const first = values[rows[0] ?? -1];
    return rows.every((row) => Object.is(values[row], first)) ? first : undefined;
  }) as Values<number> | Values<string>;
}

/** Numbers when all texts are. */
function numbersOrTexts(texts: Values<string>): Values<number> | Values<string> {
  const numbers = texts.map((text) => (text === undefined ? undefined : numberOf(text)));
  return texts.every((text, index) => text === undefined || numbers[index] !== undefined) ? numbers : texts;
}

/** The mean of what runs have in a column. */
export function meanOf({ numbers }: TableColumn, rows: readonly number[]): number | undefined {
  const values = numbers?.() ?? [];
  const found = rows.flatMap((row) => values[row] ?? []);
  return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each / found.length, 0);
}

/** The least of what runs have in a column. */
export function firstOf({ numbers }: TableColumn, rows: readonly number[]): number | undefined {
  const values = numbers?.() ?? [];
  return rows.reduce<number | undefined>((least, row) => {
    const own = values[row];
    return own === undefined || (least !== undefined && least <= own) ? least : own;
  }, undefined);
}
