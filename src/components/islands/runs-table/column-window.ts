import type { TableColumn } from './table-column.ts';

/** The columns that are in the document, and where they stand in the table. */
export type ColumnWindow = {
  readonly columns: readonly TableColumn[];
  /** Columns before which a section begins. */
  readonly firsts: ReadonlySet<string>;
  /** Places of the columns in the table, when not all are in the document. */
  readonly places: ReadonlyMap<string, number> | undefined;
  /** Whether columns are left out before and after the given ones. */
  readonly before: boolean;
  readonly after: boolean;
};

/** A column as a row has it. */
export type PlacedColumn = {
  readonly column: TableColumn;
  /** Whether a section begins with it. */
  readonly first: boolean;
  /** Place of the column in the table, when not all are in the document. */
  readonly place: number | undefined;
};
