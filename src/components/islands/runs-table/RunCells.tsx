import { SPARK, sparkline } from '../../../charts/sparkline.ts';
import { decodeShape } from '../../../columns/shape.ts';
import { cellOf, differenceTo, isFinished } from './cell.ts';
import type { CellContext } from './cell-context.ts';
import type { PlacedColumn } from './column-window.ts';
import { FigureCell } from './FigureCell.tsx';
import { classes } from './HeadCell.tsx';
import { TextCell } from './TextCell.tsx';
import { had, metricValues } from './table-column.ts';

const STATUS = {
  FINISHED: ['ok', 'Finished', ''],
  RUNNING: ['live', 'Running', 'live'],
  FAILED: ['bad', 'Failed', 'bad'],
  KILLED: ['kill', 'Killed', 'bad'],
  SCHEDULED: ['wait', 'Scheduled', ''],
} as const;

type Props = PlacedColumn & {
  readonly row: number;
  readonly context: CellContext;
};

/** The cell of a column, or two for a metric with histories: its figure and its sparkline. */
export function RunCells({ column, row, first, place, context }: Props) {
  if (column.kind === 'count') return <td className={classes('n', first && 'gl')} aria-colindex={place} />;
  if (column.kind === 'status') return <StatusCell row={row} place={place} context={context} />;
  if (column.metric)
    return <MetricCells column={column} row={row} first={first} place={place} context={context} />;
  return <TextCell column={column} first={first} place={place} {...cellOf(column, row, context)} />;
}

function StatusCell({ row, place, context: { table } }: Pick<Props, 'row' | 'place' | 'context'>) {
  const status = table.status[row];
  if (status === undefined || table.incomplete.has(row))
    return (
      <td aria-colindex={place}>
        <span className="mut">unknown</span>
      </td>
    );
  const [mark, word, tone] = STATUS[status];
  return (
    <td aria-colindex={place}>
      <span className={classes('st', tone)}>
        <svg className="mk" viewBox="-6 -6 12 12" aria-hidden="true">
          <use href={`#${mark}`} />
        </svg>
        {word}
      </span>
    </td>
  );
}

function MetricCells({ column, row, first, place, context }: Props) {
  const { text, title, missing } = cellOf(column, row, context);
  const { table, value, summaries, baseline, best } = context;
  const own = column.metric && metricValues(column.metric, value, summaries)[row];
  const isBest = own !== undefined && own === best.get(column.id) && isFinished(table, row);
  const difference = baseline === undefined ? undefined : differenceTo(baseline, column, row, context);
  return (
    <>
      <FigureCell
        column={column}
        value={own}
        text={text}
        title={title}
        missing={missing}
        isBest={isBest}
        difference={difference}
        first={first}
        place={place}
        context={context}
      />
      {column.sideWidth !== undefined && <Spark column={column} row={row} place={place} context={context} />}
    </>
  );
}

function Spark({ column, row, place, context }: Omit<Props, 'first'>) {
  const beside = place === undefined ? undefined : place + 1;
  const shape = had(context.summaries?.get(column.metric?.key ?? '')?.summary)?.shapes()[row];
  const series = context.seriesOf(row);
  if (!shape) return <td className="s" aria-colindex={beside} />;
  const { d, last } = sparkline(decodeShape(shape));
  return (
    <td className="s" aria-colindex={beside}>
      <svg
        className={classes('sp', series !== undefined && `c${series}`)}
        viewBox={`0 0 ${SPARK.width} ${SPARK.height}`}
        aria-hidden="true"
      >
        <path d={d} />
        {last && <circle cx={last.x} cy={last.y} r="2" />}
      </svg>
    </td>
  );
}
