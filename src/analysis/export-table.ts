/**
 * A table as it is copied or downloaded. `text` is for reading (rounded, `–` when there is nothing), `data` is exact:
 * a number stays one, undefined is a value that is not there.
 */
export type ExportCell = {
  readonly text: string;
  readonly data: number | string | undefined;
  /** What stands behind ±: a spread, or the half of an interval. */
  readonly spread?: { readonly text: string; readonly data: number };
  /** The best of its column: bold where a format has bold. */
  readonly isBest?: boolean;
};

export type ExportTable = {
  readonly headers: readonly string[];
  /** One cell per header in each row. */
  readonly rows: readonly (readonly ExportCell[])[];
  /** Numbers of rows before which a group begins; set apart where a format can do so. */
  readonly breaks?: readonly number[];
};

/** A cell for a value that is not there. */
export const NO_VALUE: ExportCell = { text: '–', data: undefined };

/** Whether a column holds numbers and nothing else, so that it is set flush right. */
export function isNumberColumn({ rows }: ExportTable, column: number): boolean {
  const cells = rows.map((row) => row[column]?.data).filter((data) => data !== undefined);
  return cells.length > 0 && cells.every((data) => typeof data === 'number');
}

/** Marks the best numbers of a column; all of them when several are equal, none when there is nothing to compare. */
export function markBest(table: ExportTable, column: number, goal: 'maximize' | 'minimize'): ExportTable {
  const numbers = table.rows
    .map((row) => row[column]?.data)
    .filter((data) => typeof data === 'number')
    .filter((data) => !Number.isNaN(data));
  if (numbers.length < 2) return table;
  const best = numbers.reduce((a, b) => (goal === 'maximize' ? Math.max(a, b) : Math.min(a, b)));
  const rows = table.rows.map((row) =>
    row.map((cell, index) => (index === column && cell.data === best ? { ...cell, isBest: true } : cell)),
  );
  return { ...table, rows };
}
