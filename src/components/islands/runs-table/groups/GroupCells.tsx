import { type Difference, differenceOf, unknownCell } from '../cell.ts';
import type { CellContext } from '../cell-context.ts';
import type { PlacedColumn } from '../column-window.ts';
import { FigureCell } from '../FigureCell.tsx';
import { TextCell } from '../TextCell.tsx';
import { metricValues, type TableColumn } from '../table-column.ts';
import { figureText } from './figure-text.ts';
import type { Group } from './group.ts';
import { groupCell } from './group-cell.ts';
import type { Grouping } from './grouping.ts';

type Props = PlacedColumn & {
  readonly group: Group;
  readonly grouping: Grouping;
  readonly context: CellContext;
};

/** The cell of a column for a group, or two for a metric: the figure and what stands beside it. */
export function GroupCells({ column, group, grouping, first, place, context }: Props) {
  const figure = grouping.figureOf(column, group);
  if (!figure)
    return (
      <TextCell column={column} first={first} place={place} {...groupCell(column, group.rows, context)} />
    );
  const unknown = column.metric && unknownCell(column.metric, context);
  const known = figureText(figure, column, group.rows.length);
  const { text, missing, spread, remark, title } = unknown
    ? { ...unknown, spread: undefined, remark: undefined }
    : known;
  return (
    <>
      <FigureCell
        column={column}
        value={figure.value}
        text={text}
        title={title}
        missing={missing}
        isBest={figure.value !== undefined && figure.value === grouping.bestOf(column)}
        difference={differenceToBaseline(figure.value, column, context)}
        first={first}
        place={place}
        context={context}
      />
      <td className="s beside" aria-colindex={place === undefined ? undefined : place + 1} title={title}>
        {spread !== undefined && `±\u202f${spread}`}
        {remark !== undefined && (
          <span className="dir">
            {spread !== undefined && ' '}
            {remark}
          </span>
        )}
      </td>
    </>
  );
}

function differenceToBaseline(
  value: number | undefined,
  column: TableColumn,
  { baseline, value: of, summaries }: CellContext,
): Difference | undefined {
  if (baseline === undefined || !column.metric) return undefined;
  return differenceOf(value, metricValues(column.metric, of, summaries)[baseline], column.metric);
}
