import { SPARK_WIDTH, type TableColumn } from '../table-column.ts';
import { labelParts } from './group-label.ts';
import { COUNT_COLUMN, type Grouping } from './grouping.ts';

/** Room for `± 0.0041` and how many runs it is of. */
const SIDE_WIDTH = 104;
/** A figure alone; the head has the cell beside it too. */
const LEAST_FIGURE = 68;
/** `12 values` and `15/17 finished`. */
const LEAST = 76;
const LEAST_STATUS = 112;
const COUNT_WIDTH = 48;

const NAME_AROUND = 64;
const CHARACTER = 6.9;
const MOST_NAME = 480;
/** There names wrap, and a figure with its spread has room beside them. */
const MOST_NAME_NARROW = 168;
const SAMPLE = 200;

/** The columns of a table of groups: their number of runs first, and room beside each metric. */
export function groupedColumns(columns: readonly TableColumn[]): readonly TableColumn[] {
  return [
    COUNT_COLUMN,
    ...columns.map((column) => (column.metric ? { ...column, sideWidth: SIDE_WIDTH } : column)),
  ];
}

/** How wide a column is when runs are grouped. */
export function groupedWidth({ kind, metric }: TableColumn, width: number): number {
  if (kind === 'count') return COUNT_WIDTH;
  if (metric) return Math.max(LEAST_FIGURE, width - (metric.drawn ? SPARK_WIDTH : 0)) + SIDE_WIDTH;
  return Math.max(width, kind === 'status' ? LEAST_STATUS : LEAST);
}

/** Wide enough for what groups share, as far as that is not the whole table. */
export function groupedNameWidth({ keys, groups }: Grouping, width: number, isNarrow: boolean): number {
  const longest = groups.slice(0, SAMPLE).reduce((most, group) => {
    const length = labelParts(group, keys).reduce(
      (sum, { key, isPlain, text }) => sum + text.length + 2 + (isPlain ? 0 : key.length + 1),
      0,
    );
    return Math.max(most, length);
  }, 0);
  return Math.min(
    isNarrow ? MOST_NAME_NARROW : MOST_NAME,
    Math.max(width, NAME_AROUND + longest * CHARACTER),
  );
}
