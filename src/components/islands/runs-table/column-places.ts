import type { TableColumn } from './table-column.ts';

/** Cells of a column in a row. */
export function cellsOf({ sideWidth }: TableColumn): number {
  return sideWidth === undefined ? 1 : 2;
}

/** By column, the number of its first cell in a row as assistive technology counts, after that of the name. */
export function columnPlaces(columns: readonly TableColumn[]): ReadonlyMap<string, number> {
  let next = 2;
  return new Map(
    columns.map((column) => {
      const own = next;
      next += cellsOf(column);
      return [column.id, own];
    }),
  );
}

/** The columns before which a line is drawn: where another section begins. */
export function firstsOfSections(columns: readonly TableColumn[]): ReadonlySet<string> {
  return new Set(
    columns
      .filter(
        ({ section, kind }, index) =>
          kind !== 'status' && kind !== 'count' && section !== columns[index - 1]?.section,
      )
      .map(({ id }) => id),
  );
}
