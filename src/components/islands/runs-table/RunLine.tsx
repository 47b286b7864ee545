import { memo } from 'react';
import { shortLabel } from '../../../charts/short-label.ts';
import { cut } from '../../../site/format.ts';
import { runName } from './cell.ts';
import { classes } from './HeadCell.tsx';
import { type LineProps, LineRow } from './LineRow.tsx';
import { RunCells } from './RunCells.tsx';
import { runPath } from './run-path.ts';
import { SeriesMark } from './SeriesMark.tsx';

const NAME_CHARACTERS = 28;
const MARK_CHARACTERS = 24;
const DEEPEST = 6;

export type LineActions = {
  readonly onSelect: (row: number, isOn: boolean) => void;
  readonly onActivate: (index: number) => void;
  readonly onToggle: (row: number) => void;
};

type Props = LineProps & {
  readonly row: number;
  readonly depth: number;
  readonly nested: number;
  readonly closed: boolean;
  readonly selected: boolean;
  readonly base: string;
  readonly actions: LineActions;
};

/** The row of a run. */
export const RunLine = memo(function RunLine(props: Props) {
  const { row, depth, context, actions } = props;
  return (
    <LineRow
      {...props}
      className={classes(context.baseline === row && 'pin')}
      headClass={classes(depth > 0 && 'in', depth > 1 && `in${Math.min(depth, DEEPEST)}`)}
      selected={props.selected ? 'all' : 'none'}
      selects={runName(context.table, row)}
      onSelect={(isOn) => actions.onSelect(row, isOn)}
      onActivate={actions.onActivate}
      cellsOf={(placed) => <RunCells key={placed.column.id} {...placed} row={row} context={context} />}
    >
      <NameParts {...props} />
    </LineRow>
  );
});

function NameParts({ row, nested, closed, context, base, actions }: Props) {
  const { table } = context;
  const series = context.seriesOf(row);
  const name = runName(table, row);
  const problems = table.problems.get(row);
  const path = runPath(table, row);
  return (
    <>
      {series !== undefined && <SeriesMark series={series} />}
      <a href={base + path} title={name.length > NAME_CHARACTERS ? cut(name, 300) : undefined}>
        {shortLabel(name, NAME_CHARACTERS)}
      </a>
      {nested > 0 && (
        <>
          {' '}
          <button
            type="button"
            className="tag"
            tabIndex={-1}
            aria-expanded={!closed}
            onClick={() => actions.onToggle(row)}
          >
            {nested} nested
          </button>
        </>
      )}
      {marksOf(table.marks.get(row) ?? [], table.incomplete.has(row), table.deleted.has(row)).map((mark) => (
        <span key={mark}>
          {' '}
          <span className={classes('tag', mark === 'champion' && 'on')}>{cut(mark, MARK_CHARACTERS)}</span>
        </span>
      ))}
      {problems !== undefined && (
        <>
          {' '}
          <span className="tag">
            {problems} <span aria-hidden="true">⚠︎</span>
            <span className="vh">diagnostics</span>
          </span>
        </>
      )}
    </>
  );
}

function marksOf(texts: readonly string[], incomplete: boolean, deleted: boolean): readonly string[] {
  return [...new Set([...texts, ...(incomplete ? ['incomplete'] : []), ...(deleted ? ['deleted'] : [])])];
}
