import type { KeyboardEvent, PointerEvent } from 'react';
import { cut } from '../../../site/format.ts';
import { visibleText } from '../../../site/visible-text.ts';
import { Breakable } from './Breakable.tsx';
import type { PlacedColumn } from './column-window.ts';
import { type MetricValue, valueNote } from './metric-value.ts';
import type { TableColumn } from './table-column.ts';

export type HeadActions = {
  readonly onSort: (column: TableColumn, more: boolean) => void;
  readonly onMove: (id: string, by: -1 | 1) => void;
  readonly onWidth: (column: TableColumn, width: number) => void;
};

type Props = PlacedColumn & {
  readonly width: number;
  /** Which value of metrics is shown. */
  readonly value: MetricValue;
  /** Undefined when the table is not sorted by it. */
  readonly order: 'ascending' | 'descending' | undefined;
  /** Rank among several columns that the table is sorted by, from 1; 0 when it is the only one. */
  readonly rank: number;
  readonly actions: HeadActions;
};

const LONGEST = 60;
const STEP = 16;
const LEAST_WIDTH = 40;

/** Head of a column: sorts; Alt and an arrow move the column, Shift and an arrow change its width. */
export function HeadCell({ column, width, value, first, place, order, rank, actions }: Props) {
  const { id, label, metric, kind, sideWidth } = column;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (by === 0 || !(event.altKey || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) actions.onMove(id, by);
    else actions.onWidth(column, Math.max(LEAST_WIDTH, width + by * STEP));
  };
  const onResize = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = ({ clientX }) =>
      actions.onWidth(column, Math.max(LEAST_WIDTH, width + clientX - from));
    handle.onpointerup = () => {
      handle.onpointermove = null;
    };
  };
  const isKey = column.section !== 'Info';
  const isNumber = metric !== undefined || ['count', 'number-text', 'time', 'duration'].includes(kind);
  const note = metric && valueNote(value);
  const name = cut(visibleText(label), LONGEST);
  return (
    <th
      scope="col"
      className={classes(isNumber && 'n', first && 'gl', isKey && 'kw', sideWidth !== undefined && 'wspark')}
      colSpan={sideWidth === undefined ? 1 : 2}
      aria-sort={order}
      aria-colindex={place}
    >
      <button
        type="button"
        className={isKey ? 'sortb m' : 'sortb'}
        title={`Sort by ${name}; with Shift also by it`}
        onClick={(event) => actions.onSort(column, event.shiftKey)}
        onKeyDown={onKeyDown}
      >
        <Breakable text={name} />
        {order && (order === 'ascending' ? ' ▴' : ' ▾')}
        {rank > 0 && <sup>{rank}</sup>}
      </button>
      {metric?.unit && !metric.key.endsWith(`_${metric.unit}`) && `, ${metric.unit}`}
      {note && <span className="dir">{note}</span>}
      {metric && <span className="dir">{goalText(metric)}</span>}
      <span className="grip" aria-hidden="true" onPointerDown={onResize} />
    </th>
  );
}

/** As the prerendered heads say it. */
function goalText({ goal, goalOrigin }: NonNullable<TableColumn['metric']>): string {
  if (!goal) return goalOrigin === 'unknown' ? 'direction not set' : '';
  const [arrow, word] = goal === 'maximize' ? ['↑', 'higher'] : ['↓', 'lower'];
  return goalOrigin === 'assumed' ? `${arrow} ${word} (assumed)` : `${arrow} ${word} is better`;
}

export function classes(...names: readonly (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
