import { type ExportCell, type ExportTable, NO_VALUE } from '../../../../analysis/export-table.ts';
import type { Line } from '../arrange-rows.ts';
import type { CellOptions } from '../cell.ts';
import { exactValue } from '../exact-value.ts';
import { headerOf } from '../export-header.ts';
import { nameCell, runCells } from '../export-run.ts';
import type { TableColumn } from '../table-column.ts';
import { figureText } from './figure-text.ts';
import type { Group } from './group.ts';
import { groupCell } from './group-cell.ts';
import { COUNT_COLUMN, firstOf, type Grouping, meanOf } from './grouping.ts';

const BLANK: ExportCell = { text: '', data: undefined };

/**
 * The groups as they are shown: what they share, the number of their runs, and of each column what they have; below
 * those that are open their runs, which a column then names. A figure that some runs keep from being one is NaN, one
 * that no run has is missing.
 */
export function groupsTable(
  lines: readonly Line[],
  grouping: Grouping,
  columns: readonly TableColumn[],
  options: CellOptions,
): ExportTable {
  const { keys, aggregate } = grouping;
  // What the table is grouped by stands first, once.
  const others = columns.filter(({ id }) => id !== COUNT_COLUMN.id && !keys.some((key) => key.id === id));
  const rows = lines.filter((line) => line.kind === 'group' || line.kind === 'run');
  const hasRuns = rows.some(({ kind }) => kind === 'run');
  const runCellOf = runCells(others, options);
  const groupCells = ({ rows: { length }, values }: Group) => [
    ...keys.map(({ show }, index) => keyCell(values[index], show)),
    ...(hasRuns ? [BLANK] : []),
    { text: String(length), data: length },
  ];
  return {
    headers: [
      ...keys.map(({ id }) => id),
      ...(hasRuns ? ['run'] : []),
      'n',
      ...others.map((column) => (column.metric ? `${aggregate}(${headerOf(column, options)})` : column.id)),
    ],
    rows: rows.map((line) =>
      line.kind === 'group'
        ? [
            ...groupCells(line.group),
            ...others.map((column) => exportCell(column, line.group, grouping, options)),
          ]
        : [
            ...keys.map(({ textOf, show }) => keyCell(textOf(line.row), show)),
            nameCell(line.row, options),
            BLANK,
            ...others.map((column) => runCellOf(column, line.row)),
          ],
    ),
    ...(hasRuns
      ? { breaks: rows.flatMap(({ kind }, index) => (kind === 'group' && index > 0 ? [index] : [])) }
      : {}),
  };
}

function keyCell(value: string | undefined, show: ((text: string) => string) | undefined): ExportCell {
  if (value === undefined) return NO_VALUE;
  const text = show ? show(value) : value;
  return { text, data: text };
}

function exportCell(column: TableColumn, group: Group, grouping: Grouping, options: CellOptions): ExportCell {
  const figure = grouping.figureOf(column, group);
  if (!figure) return sharedCell(column, group.rows, options);
  const { value, sd, gathered } = figure;
  if (value === undefined) return gathered.nonFinite > 0 ? { text: 'NaN', data: Number.NaN } : NO_VALUE;
  const { text, spread } = figureText(figure, column, group.rows.length);
  return {
    text,
    data: value,
    ...(sd === undefined || spread === undefined ? {} : { spread: { text: spread, data: sd } }),
    ...(value === grouping.bestOf(column) ? { isBest: true } : {}),
  };
}

/** What all runs of the group have, else what the table says of them. */
function sharedCell(column: TableColumn, rows: readonly number[], options: CellOptions): ExportCell {
  const { text } = groupCell(column, rows, options);
  const ofFirst = (row: number | undefined) =>
    row === undefined ? undefined : exactValue(column, row, options);
  if (column.kind === 'duration') return numberCell(text, meanOf(column, rows));
  if (column.kind === 'time') {
    const first = firstOf(column, rows);
    const values = column.numbers?.() ?? [];
    const data = ofFirst(rows.find((row) => values[row] === first));
    return data === undefined ? NO_VALUE : { text, data };
  }
  const data = ofFirst(rows[0]);
  const isShared = rows.every((row) => Object.is(ofFirst(row), data));
  if (!isShared) return { text, data: text };
  return data === undefined ? NO_VALUE : { text, data };
}

function numberCell(text: string, data: number | undefined): ExportCell {
  return data === undefined ? NO_VALUE : { text, data };
}
