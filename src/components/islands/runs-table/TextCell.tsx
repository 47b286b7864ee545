import type { Cell } from './cell.ts';
import type { PlacedColumn } from './column-window.ts';
import { classes } from './HeadCell.tsx';

/** The cell of a column that is no metric. */
export function TextCell({ column, first, place, text, title, missing }: PlacedColumn & Cell) {
  const isNumber = column.kind !== 'text' && column.kind !== 'status';
  return (
    <td
      className={classes(
        isNumber ? 'n' : 'nw',
        column.id === 'commit' && 'm',
        first && 'gl',
        missing && 'mut',
      )}
      aria-colindex={place}
      title={title}
    >
      {text}
    </td>
  );
}
