import type { ReactNode } from 'react';
import type { ColumnWindow, PlacedColumn } from './column-window.ts';

type Props = {
  readonly visible: ColumnWindow;
  readonly cellsOf: (placed: PlacedColumn) => ReactNode;
};

/** The cells of a row behind its head: those of the columns in the document, and the room of the others. */
export function ColumnCells({ visible: { columns, firsts, places, before, after }, cellsOf }: Props) {
  return (
    <>
      {before && <td />}
      {columns.map((column) =>
        cellsOf({ column, first: firsts.has(column.id), place: places?.get(column.id) }),
      )}
      {after && <td />}
    </>
  );
}
