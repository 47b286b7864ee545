import type { Table } from './read-table.ts';

export type AlignedRow = {
  /** Of the key column, or the row's number. */
  readonly key: string;
  /** By column, then by table; undefined where a table lacks the row or the column. */
  readonly cells: readonly (readonly (string | undefined)[])[];
  /** Which tables have the row. */
  readonly has: readonly boolean[];
  readonly differs: boolean;
};

export type AlignedTables = {
  /** The column by which rows are the same; undefined when their numbers are. */
  readonly by: string | undefined;
  /** Columns that could be it. */
  readonly candidates: readonly string[];
  /** All but the key, those of the first table first. */
  readonly columns: readonly { readonly name: string; readonly differs: boolean }[];
  readonly rows: readonly AlignedRow[];
};

/**
 * Puts the rows of tables beside each other: those with the same value in a column that all tables have and in which
 * no value occurs twice in a table; where there is no such column, those with the same number.
 *
 * @param wanted the key column; empty for the numbers. Where it cannot be, the best of the others is.
 */
export function alignTables(tables: readonly Table[], wanted: string | undefined): AlignedTables {
  const candidates = keyColumns(tables);
  const isPossible = wanted === '' || candidates.includes(wanted ?? '');
  const by = isPossible ? wanted || undefined : candidates[0];
  const places = tables.map((table) => rowsByKey(table, by));
  const keys = [...new Set(places.flatMap((rows) => [...rows.keys()]))];
  const names = [...new Set(tables.flatMap(({ columns }) => columns))].filter((name) => name !== by);
  const indexes = names.map((name) => tables.map(({ columns }) => columns.indexOf(name)));
  const rows = keys.map((key): AlignedRow => {
    const found = places.map((place) => place.get(key));
    const cells = indexes.map((index) =>
      index.map((column, table) => (column < 0 ? undefined : found[table]?.[column])),
    );
    return { key, cells, has: found.map((row) => row !== undefined), differs: cells.some(isUnequal) };
  });
  const columns = names.map((name, index) => ({
    name,
    differs: rows.some(({ cells }) => isUnequal(cells[index] ?? [])),
  }));
  return { by, candidates, columns, rows };
}

function isUnequal(cells: readonly (string | undefined)[]): boolean {
  return cells.some((cell) => cell !== cells[0]);
}

function rowsByKey({ columns, rows }: Table, by: string | undefined): ReadonlyMap<string, readonly string[]> {
  const column = by === undefined ? -1 : columns.indexOf(by);
  return new Map(rows.map((row, index) => [column < 0 ? String(index + 1) : (row[column] ?? ''), row]));
}

/** The columns that can be keys, those with the most values in common first. */
function keyColumns(tables: readonly Table[]): readonly string[] {
  const [first, ...others] = tables;
  if (!first || first.rows.length === 0) return [];
  return first.columns
    .map((name) => ({ name, common: commonValues(name, tables) }))
    .filter(({ name, common }) => common > 0 && others.every(({ columns }) => columns.includes(name)))
    .sort((a, b) => b.common - a.common)
    .map(({ name }) => name);
}

/** How many values of a column all tables have; 0 when one occurs twice in a table, or none is left. */
function commonValues(name: string, tables: readonly Table[]): number {
  let common: ReadonlySet<string> | undefined;
  for (const { columns, rows } of tables) {
    const column = columns.indexOf(name);
    const values = new Set(rows.map((row) => row[column] ?? ''));
    if (column < 0 || values.size < rows.length || values.has('')) return 0;
    common = common ? new Set([...common].filter((value) => values.has(value))) : values;
  }
  return common?.size ?? 0;
}
