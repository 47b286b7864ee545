import { memo, useDeferredValue } from 'react';
import { countOf, cut, formatMetric } from '../../../../site/format.ts';
import type { BoardTable as BoardTableData } from '../../../../site/page-data/leaderboard-table.ts';
import type { BoardView } from '../../../../site/page-data/leaderboard-view.ts';
import { BoardKey } from './BoardKey.tsx';
import { BoardNotes } from './BoardNotes.tsx';
import { BoardTable } from './BoardTable.tsx';
import { RunsBehind } from './RunsBehind.tsx';

type Props = {
  readonly view: BoardView;
  /** `1.2` for a board on other data. */
  readonly number: number | string;
  readonly label: string;
  readonly base: string;
};

/** A board with its caption, marks, notes and the runs behind its numbers. */
export function Ranking({ view, number, label, base }: Props) {
  const { board, table, runs } = view;
  const { rows, unranked } = table;
  // Of a board that changes, they are written after what is read first.
  const later = useDeferredValue(table);
  if (rows.shown.length + unranked.shown.length === 0)
    return (
      <>
        <p className="note">
          No run that counts has this metric, so that there is nothing to rank. A configuration appears here
          as soon as one of its runs has finished with a value.
        </p>
        <BoardNotes board={board} />
      </>
    );
  return (
    <>
      <Caption view={view} number={number} />
      <p className="swipe">Scroll sideways for more</p>
      <BoardTable table={table} label={label} base={base} />
      <FurtherRows table={later} label={label} base={base} />
      {rows.left > 0 && <p className="note">{countOf(rows.left, 'more row')} in the data files.</p>}
      {unranked.left > 0 && (
        <p className="note">
          {countOf(unranked.left, 'more configuration')} not ranked; all with their reasons in the data files.
        </p>
      )}
      <BoardKey table={table} />
      <BoardNotes board={board} />
      <RunsBehind runs={runs} label={label} base={base} />
    </>
  );
}

const FurtherRows = memo(
  ({ table, label, base }: { readonly table: BoardTableData } & Pick<Props, 'label' | 'base'>) =>
    table.rows.folded.length > 0 && (
      <details className="fold">
        <summary>{countOf(table.rows.folded.length, 'further row')}</summary>
        <BoardTable table={table} label={`${label}, further rows`} base={base} part="folded" />
      </details>
    ),
);

function Caption({ view: { board, table, decimals }, number }: Pick<Props, 'view' | 'number'>) {
  const { axis } = table;
  return (
    <p className="tcap">
      <b>Table {number}.</b> {board.goal ? 'Ranking by' : 'Configurations by name, with'}{' '}
      {board.mode === 'single' ? '' : 'mean '}
      <span className="m">{cut(table.metric, 60)}</span>: {board.valueText}
      {board.dataset.key !== '' && `, on ${cut(board.dataset.text, 80)}`}.
      {axis &&
        ` Axis from ${formatMetric(axis.low, decimals)} to ${formatMetric(axis.high, decimals)}${axis.low > 0 || axis.high < 0 ? ', not from zero' : ''}.`}
    </p>
  );
}
