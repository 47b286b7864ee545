import { ColumnCells } from './ColumnCells.tsx';
import { runName } from './cell.ts';
import type { CellContext } from './cell-context.ts';
import { cellsOf } from './column-places.ts';
import type { ColumnWindow } from './column-window.ts';
import type { Grouping } from './groups/grouping.ts';
import { type HeadActions, HeadCell } from './HeadCell.tsx';
import { RunCells } from './RunCells.tsx';
import { runPath } from './run-path.ts';
import type { TableColumn } from './table-column.ts';
import type { SortKey } from './view.ts';

type Props = {
  readonly visible: ColumnWindow;
  readonly widthOf: (column: TableColumn) => number;
  readonly sort: readonly SortKey[];
  readonly context: CellContext;
  readonly grouping: Grouping | undefined;
  /** Whether every group is open. */
  readonly allOpen: boolean;
  readonly base: string;
  readonly actions: HeadActions & {
    readonly onUnpin: () => void;
    readonly onOpenAll: (isOpen: boolean) => void;
  };
};

/** Group row, heads, and the baseline run, which stays in view with them. */
export function GridHead(props: Props) {
  const { visible, context, base, grouping, allOpen, actions } = props;
  const { columns, before, after } = visible;
  const { table, baseline } = context;
  return (
    <thead>
      <tr className="grp">
        <td className="k" />
        {before && <td />}
        {groupsOf(columns, table.defaults.primary !== undefined).map(({ title, span, id }) =>
          title === '' ? (
            <td key={id} colSpan={span} />
          ) : (
            <th key={id} colSpan={span} scope="colgroup" className="gl">
              <span>{title}</span>
            </th>
          ),
        )}
        {after && <td />}
      </tr>
      <tr>
        <th scope="col" className="k">
          {grouping ? 'Group' : 'Run'}
          {grouping && (
            <>
              {' '}
              <button type="button" className="tag" onClick={() => actions.onOpenAll(!allOpen)}>
                {allOpen ? 'close all' : 'open all'}
              </button>
            </>
          )}
        </th>
        <ColumnCells
          visible={visible}
          cellsOf={(placed) => (
            <HeadCell
              key={placed.column.id}
              {...placed}
              width={props.widthOf(placed.column)}
              value={context.value}
              {...orderOf(placed.column, props.sort, context, grouping !== undefined)}
              actions={actions}
            />
          )}
        />
      </tr>
      {baseline !== undefined && (
        <tr className="pin">
          <th scope="row" className="k">
            <a href={base + runPath(table, baseline)}>{runName(table, baseline)}</a>{' '}
            <button type="button" className="tag" onClick={actions.onUnpin}>
              unpin<span className="vh"> the baseline</span>
            </button>
          </th>
          <ColumnCells
            visible={visible}
            cellsOf={(placed) => (
              <RunCells key={placed.column.id} {...placed} row={baseline} context={context} />
            )}
          />
        </tr>
      )}
    </thead>
  );
}

type Group = { readonly title: string; readonly span: number; readonly id: string };

/** Neighbours of one section share a heading. */
function groupsOf(columns: readonly TableColumn[], hasMain: boolean): readonly Group[] {
  const groups: TableColumn[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last?.[0] && titleSection(last[0]) === titleSection(column)) last.push(column);
    else groups.push([column]);
  }
  return groups.map((members) => ({
    id: members[0]?.id ?? '',
    title: titleOf(members, hasMain),
    span: members.reduce((sum, column) => sum + cellsOf(column), 0),
  }));
}

/** The status and the number of runs stand by the name, under no heading. */
function titleSection({ kind, section }: TableColumn): string {
  return kind === 'status' || kind === 'count' ? '' : section;
}

function titleOf(members: readonly TableColumn[], hasMain: boolean): string {
  const [first] = members;
  if (!first) return '';
  if (first.section === 'Metrics') return hasMain ? 'More metrics' : 'Metrics';
  if (first.section !== 'Parameters' || !members.every(({ differs }) => differs)) return titleSection(first);
  return members.length === 1 ? 'Differs' : 'Parameters that differ';
}

/** Unsorted, the table is in the order of its main metric. */
function orderOf(
  { id, metric, section }: TableColumn,
  sort: readonly SortKey[],
  { value }: CellContext,
  isGrouped: boolean,
): { readonly order: 'ascending' | 'descending' | undefined; readonly rank: number } {
  const index = sort.findIndex((key) => key.id === id);
  const own = sort[index];
  if (own)
    return { order: own.descending ? 'descending' : 'ascending', rank: sort.length > 1 ? index + 1 : 0 };
  const isMain =
    sort.length === 0 && section === 'Main metric' && metric?.goal && (value.kind === 'latest' || isGrouped);
  if (!isMain) return { order: undefined, rank: 0 };
  return { order: metric.goal === 'maximize' ? 'descending' : 'ascending', rank: 0 };
}
