import { shortLabel } from '../../../../charts/short-label.ts';
import type { RunTable } from '../../../../columns/decode-runs.ts';
import {
  cut,
  formatCount,
  formatDateTime,
  formatDuration,
  formatInstant,
  NOT_LOGGED,
} from '../../../../site/format.ts';
import { visibleText } from '../../../../site/visible-text.ts';
import { type Cell, type CellOptions, cellOf } from '../cell.ts';
import type { TableColumn } from '../table-column.ts';
import { firstOf, meanOf } from './grouping.ts';

const MOST_LISTED = 12;
const LONGEST = 40;
const CHARACTERS = 14;

/** What a column that is no metric shows of the runs of a group: what they share, else how many values there are. */
export function groupCell(column: TableColumn, rows: readonly number[], options: CellOptions): Cell {
  const [first = -1] = rows;
  switch (column.kind) {
    case 'count':
      return { text: formatCount(rows.length), title: undefined, missing: false };
    case 'status':
      return statusCell(options.table, rows);
    case 'time':
      return timeCell(column, rows, options);
    case 'duration':
      return durationCell(column, rows);
    default: {
      const counts = countTexts(column, rows);
      return counts.size === 1 ? cellOf(column, first, options) : mixedCell(counts);
    }
  }
}

function countTexts(
  { texts }: TableColumn,
  rows: readonly number[],
): ReadonlyMap<string | undefined, number> {
  const values = texts?.() ?? [];
  const counts = new Map<string | undefined, number>();
  for (const row of rows) counts.set(values[row], (counts.get(values[row]) ?? 0) + 1);
  return counts;
}

function mixedCell(counts: ReadonlyMap<string | undefined, number>): Cell {
  const listed = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_LISTED);
  const more = counts.size - listed.length;
  const title = [
    ...listed.map(([text, count]) => `${nameOf(text)} (${formatCount(count)})`),
    ...(more > 0 ? [`${formatCount(more)} more`] : []),
  ].join(', ');
  const [only, ...others] = [...counts.keys()].filter((text) => text !== undefined);
  const text =
    others.length === 0
      ? `${shortLabel(visibleText(only ?? ''), CHARACTERS)}, ${NOT_LOGGED}`
      : `${formatCount(others.length + 1)} values`;
  return { text, title, missing: true };
}

function nameOf(text: string | undefined): string {
  if (text === undefined) return 'not logged';
  return cut(visibleText(text), LONGEST) || 'empty';
}

function statusCell({ status }: RunTable, rows: readonly number[]): Cell {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const name = (status[row] ?? 'unknown').toLowerCase();
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const title = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${formatCount(count)} ${name}`)
    .join(', ');
  const [name = ''] = counts.keys();
  const text =
    counts.size === 1
      ? name
      : `${formatCount(counts.get('finished') ?? 0)}/${formatCount(rows.length)} finished`;
  return { text: text.charAt(0).toUpperCase() + text.slice(1), title, missing: false };
}

function timeCell(column: TableColumn, rows: readonly number[], { table }: CellOptions): Cell {
  const values = column.numbers?.() ?? [];
  const found = rows.flatMap((row) => values[row] ?? []);
  const from = firstOf(column, rows);
  if (from === undefined) return { text: NOT_LOGGED, title: undefined, missing: true };
  const until = found.reduce((a, b) => Math.max(a, b), from);
  const text = formatDateTime(from).slice(table.defaults.sameDay ? 11 : 0);
  return from === until
    ? { text, title: formatInstant(from), missing: false }
    : { text: `≥ ${text}`, title: `${formatInstant(from)} to ${formatInstant(until)}`, missing: false };
}

function durationCell(column: TableColumn, rows: readonly number[]): Cell {
  const mean = meanOf(column, rows);
  if (mean === undefined) return { text: NOT_LOGGED, title: undefined, missing: true };
  return {
    text: formatDuration(mean),
    title: rows.length > 1 ? 'mean of the runs that have ended' : undefined,
    missing: false,
  };
}
