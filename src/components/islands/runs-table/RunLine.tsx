import { memo } from 'react';
import { shortLabel } from '../../../charts/short-label.ts';
import { cut } from '../../../site/format.ts';
import { runName } from './cell.ts';
import type { CellContext } from './cell-context.ts';
import { classes } from './HeadCell.tsx';
import { RunCells } from './RunCells.tsx';
import { runPath } from './run-path.ts';
import { SeriesMark } from './SeriesMark.tsx';
import type { TableColumn } from './table-column.ts';

const NAME_CHARACTERS = 28;
const MARK_CHARACTERS = 24;
const DEEPEST = 6;

export type LineActions = {
  readonly onSelect: (row: number, isOn: boolean) => void;
  readonly onActivate: (index: number) => void;
  readonly onToggle: (row: number) => void;
};

type Props = {
  readonly row: number;
  readonly depth: number;
  readonly nested: number;
  readonly closed: boolean;
  readonly selected: boolean;
  readonly active: boolean;
  /** Learns how high the row is: long names wrap on a narrow screen. */
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined;
  /** Number of the line in the body, and of the row in the table. */
  readonly index: number;
  readonly rowIndex: number;
  readonly columns: readonly TableColumn[];
  /** Columns before which a group begins. */
  readonly firsts: ReadonlySet<string>;
  /** Places of the columns in the table, when not all are in the document. */
  readonly places: ReadonlyMap<string, number> | undefined;
  /** Whether columns are left out before and after the given ones. */
  readonly before: boolean;
  readonly after: boolean;
  readonly context: CellContext;
  readonly base: string;
  readonly actions: LineActions;
};

/** The row of a run. */
export const RunLine = memo(function RunLine(props: Props) {
  const { row, columns, firsts, before, after, context, index, selected } = props;
  const isPinned = context.baseline === row;
  return (
    <tr
      className={classes(isPinned && 'pin')}
      ref={props.measure}
      data-index={index}
      aria-rowindex={props.rowIndex}
    >
      <th
        scope="row"
        className={classes(
          'k',
          props.depth > 0 && 'in',
          props.depth > 1 && `in${Math.min(props.depth, DEEPEST)}`,
        )}
      >
        <input
          type="checkbox"
          className="pick"
          tabIndex={props.active ? 0 : -1}
          checked={selected}
          aria-label={`Select ${runName(context.table, row)}`}
          onChange={({ target }) => props.actions.onSelect(row, target.checked)}
          onFocus={() => props.actions.onActivate(index)}
        />
        <NameParts {...props} />
      </th>
      {before && <td />}
      {columns.map((column) => (
        <RunCells
          key={column.id}
          column={column}
          row={row}
          first={firsts.has(column.id)}
          place={props.places?.get(column.id)}
          context={context}
        />
      ))}
      {after && <td />}
    </tr>
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
