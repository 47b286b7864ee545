import type { RunTable } from '../../../columns/decode-runs.ts';
import type { Folds, Line } from './arrange-rows.ts';
import type { GridActions } from './Grid.tsx';
import type { Group } from './groups/group.ts';
import type { GroupKey } from './groups/group-key.ts';
import { flipGroup } from './groups/open-groups.ts';
import { comparisonPath } from './run-path.ts';
import type { TableColumn } from './table-column.ts';
import type { ChangeView } from './use-view.ts';
import { toggleSort, type View } from './view.ts';

/** What is current when an action is asked for. */
type State = {
  readonly current: {
    readonly view: View;
    /** Ids of the columns, in their order. */
    readonly shown: readonly string[];
    readonly change: ChangeView;
    /** What the table is grouped by. */
    readonly keys: readonly GroupKey[];
    readonly selectedRows: ReadonlySet<number>;
    /** Parents whose children are hidden. */
    readonly closed: ReadonlySet<number>;
    /** By how much a column is shown wider than it is by itself. */
    readonly extraWidth: (column: TableColumn) => number;
  };
};

/** What the grid can be asked to do; made once, so that rows are not rendered again for it. */
export function makeActions(
  state: State,
  table: RunTable,
  setFolds: (change: (folds: Folds) => Folds) => void,
  setActive: (index: number) => void,
  input: { readonly current: HTMLInputElement | null },
  base: string,
): GridActions {
  const select = (rows: readonly number[], isOn: boolean) => {
    const { view, change } = state.current;
    const selected = new Set(view.selected);
    for (const row of rows) {
      const id = table.runIds[row];
      if (id === undefined) continue;
      if (isOn) selected.add(id);
      else selected.delete(id);
    }
    change({ selected, onlySelected: view.onlySelected && selected.size > 0 });
  };
  const open = (group: Group, isOpen: boolean) => {
    const { view, change, keys } = state.current;
    change(flipGroup(view, group, isOpen, table, keys));
  };
  const isParent = new Set(table.parents.values());
  const flip = (set: ReadonlySet<number>, row: number) => {
    const next = new Set(set);
    if (!next.delete(row)) next.add(row);
    return next;
  };
  /** Opens or closes what is below a line; false when there is nothing to do, so that the key scrolls sideways. */
  const turn = (line: Line | undefined, isOpening: boolean): boolean => {
    if (line?.kind === 'group' && line.isOpen !== isOpening) open(line.group, isOpening);
    else if (
      line?.kind === 'run' &&
      isParent.has(line.row) &&
      state.current.closed.has(line.row) === isOpening
    )
      setFolds((folds) => ({ ...folds, closed: flip(folds.closed, line.row) }));
    else return false;
    return true;
  };
  return {
    onSelect: (row, isOn) => select([row], isOn),
    onSelectRows: select,
    onOpen: open,
    onOpenAll: (allOpen) => state.current.change({ allOpen, flipped: new Set() }),
    onActivate: setActive,
    onToggle: (row) => setFolds((folds) => ({ ...folds, closed: flip(folds.closed, row) })),
    onUnfold: (row) => setFolds((folds) => ({ ...folds, unfolded: flip(folds.unfolded, row) })),
    onUnpin: () => state.current.change({ baseline: undefined }),
    onSort: ({ id, metric, kind }, more) => {
      const descendingFirst = metric ? metric.goal !== 'minimize' : kind === 'time' || kind === 'duration';
      const { view, change } = state.current;
      change({ sort: toggleSort(view.sort, id, descendingFirst, more) });
      setActive(0);
    },
    onMove: (id, by) => {
      const { shown, change } = state.current;
      const from = shown.indexOf(id);
      const to = from + by;
      if (from < 0 || to < 0 || to >= shown.length) return;
      const columns = shown.filter((other) => other !== id);
      columns.splice(to, 0, id);
      change({ columns });
    },
    onWidth: (column, width) => {
      const { view, change, extraWidth } = state.current;
      change({ widths: new Map(view.widths).set(column.id, Math.round(width - extraWidth(column))) });
    },
    onKey: (key, line) => {
      const { view, change, selectedRows } = state.current;
      if (key === '/') input.current?.focus();
      else if (key === 'o') change({ onlySelected: !view.onlySelected && view.selected.size > 0 });
      else if (key === 'c') {
        if (selectedRows.size > 1) location.assign(base + comparisonPath(table, selectedRows));
      } else if (key === 'ArrowLeft' || key === 'ArrowRight') return turn(line, key === 'ArrowRight');
      else if (key === 'b' && line?.kind === 'run') {
        const id = table.runIds[line.row];
        change({ baseline: view.baseline === id ? undefined : id });
      } else return false;
      return true;
    },
  };
}
