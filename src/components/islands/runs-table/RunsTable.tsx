import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { visibleText } from '../../../site/visible-text.ts';
import type { Folds } from './arrange-rows.ts';
import { bestValue, type CellOptions } from './cell.ts';
import { FilterBox } from './FilterBox.tsx';
import { Grid, type GridActions } from './Grid.tsx';
import { heatScale } from './heat.ts';
import { knownTexts } from './known-texts.ts';
import { estimateWidth, type Measured } from './measure-columns.ts';
import type { CellContext } from './RunCells.tsx';
import { StateLine } from './StateLine.tsx';
import { searchRuns } from './search-runs.ts';
import { TableKey } from './TableKey.tsx';
import { Tools } from './Tools.tsx';
import { defaultColumns, type TableColumn } from './table-column.ts';
import { useLines } from './use-lines.ts';
import { useSummaries } from './use-summaries.ts';
import { useView } from './use-view.ts';
import { type SortKey, toggleSort } from './view.ts';

type Props = {
  readonly table: RunTable;
  readonly columns: readonly TableColumn[];
  readonly summariesUrl: string;
  /** Where the site begins; addresses of pages follow it. */
  readonly base: string;
  readonly label: string;
  readonly measured: Measured;
  /** Tells the caption of the table by what it is sorted. */
  readonly sayOrder: (order: string | undefined) => void;
};

/** Up to this many runs, their histories are fetched with the table; beyond, when something else asks for them. */
const MOST_WITH_HISTORIES = 2_000;
/** What a difference to the baseline takes beyond its value. */
const DIFFERENCE_WIDTH = 16;
const NONE: ReadonlySet<number> = new Set();

/** The runs table with everything around it. */
export function RunsTable({ table, columns: all, summariesUrl, base, label, measured, sayOrder }: Props) {
  const [view, change] = useView(table.runIds);
  const [folds, setFolds] = useState<Folds>({ closed: NONE, unfolded: NONE });
  const [active, setActive] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);

  const byId = useMemo(() => new Map(all.map((column) => [column.id, column])), [all]);
  const shown = useMemo(
    () => (view.columns ?? defaultColumns(table)).filter((id) => byId.has(id)),
    [view.columns, table, byId],
  );
  const columns = useMemo(() => shown.flatMap((id) => byId.get(id) ?? []), [shown, byId]);
  const wantsHistories =
    table.count <= MOST_WITH_HISTORIES ||
    view.value !== 'latest' ||
    /\b(min|max|best)\s*\(/i.test(view.filter);
  const summaries = useSummaries(summariesUrl, table.count, wantsHistories);
  const search = useMemo(() => searchRuns(view.filter, table, summaries), [view.filter, table, summaries]);
  // While a filter is being written, the last one that could be read goes on.
  const lastTest = useRef<ReturnType<typeof searchRuns> | undefined>(undefined);
  if (search.kind === 'test') lastTest.current = search;
  const test = lastTest.current?.kind === 'test' ? lastTest.current.test : undefined;
  const { rows, lines } = useLines(table, byId, view, test, summaries, folds);
  const known = useMemo(() => knownTexts(table), [table]);

  const options = useMemo(
    (): CellOptions => ({ table, value: view.value, summaries }),
    [table, view.value, summaries],
  );
  const rowOfId = useMemo(() => new Map(table.runIds.map((id, row) => [id, row])), [table]);
  const baseline = view.baseline === undefined ? undefined : rowOfId.get(view.baseline);
  const selectedRows = useMemo(
    () => new Set([...view.selected].flatMap((id) => rowOfId.get(id) ?? [])),
    [view.selected, rowOfId],
  );
  const context = useMemo(
    (): CellContext => ({
      ...options,
      baseline,
      best: new Map(columns.map((column) => [column.id, bestValue(column, options)])),
      heatOf: view.heat ? heatScale(rows, options) : undefined,
      seriesOf: seriesReader(table),
    }),
    [options, baseline, columns, view.heat, rows, table],
  );
  const widthOf = useCallback(
    (column: TableColumn) =>
      (view.widths.get(column.id) ?? measured.columns.get(column.id) ?? estimateWidth(column)) +
      (column.metric && baseline !== undefined ? DIFFERENCE_WIDTH : 0),
    [view.widths, measured, baseline],
  );

  const latest = { view, shown, selectedRows, change };
  const state = useRef(latest);
  state.current = latest;
  const actions = useMemo((): GridActions => makeActions(state, table, setFolds, setActive, input), [table]);
  useEffect(() => sayOrder(orderText(view.sort, byId)), [sayOrder, view.sort, byId]);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  return (
    <div ref={place}>
      <Tools
        table={table}
        all={all}
        shown={shown}
        columns={columns}
        lines={lines}
        options={options}
        view={view}
        search={test}
        change={change}
      >
        <FilterBox
          text={view.filter}
          search={search}
          known={known}
          input={input}
          onChange={(filter) => change({ filter })}
        />
      </Tools>
      <p className="swipe">{columns.length + 1} columns: scroll sideways for more</p>
      <Grid
        label={label}
        lines={lines}
        columns={columns}
        nameWidth={measured.name}
        widthOf={widthOf}
        sort={view.sort}
        context={context}
        selectedRows={selectedRows}
        closed={folds.closed}
        active={Math.min(active, Math.max(0, lines.length - 1))}
        base={base}
        actions={actions}
      />
      <StateLine
        table={table}
        rows={rows.length}
        view={view}
        change={change}
        selectedRows={selectedRows}
        base={base}
      />
      <TableKey
        table={table}
        drawn={columns.some(({ metric }) => metric?.drawn)}
        withBaseline={baseline !== undefined}
      />
    </div>
  );
}

/** `sorted by loss, then by lr`; undefined when it is not. */
function orderText(sort: readonly SortKey[], byId: ReadonlyMap<string, TableColumn>): string | undefined {
  const names = sort.map(
    ({ id, descending }) =>
      `${visibleText(byId.get(id)?.label ?? id)}${descending ? ', greatest first' : ''}`,
  );
  return names.length > 0 ? `sorted by ${names.join(', then by ')}` : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && target.type === 'checkbox')
  );
}

/** By row, the number of its series. */
function seriesReader(table: RunTable): (row: number) => number | undefined {
  const { series } = table;
  const values = series && table.params.find(({ key }) => key === series.key)?.values();
  if (!values) return () => undefined;
  const numbers = new Map(series.values.map((value, index) => [value, index + 1]));
  return (row) => numbers.get(values[row] ?? '\u0000');
}

type State = {
  readonly current: {
    readonly view: ReturnType<typeof useView>[0];
    readonly shown: readonly string[];
    readonly change: ReturnType<typeof useView>[1];
  };
};

/** What the grid can be asked to do; made once, so that rows are not rendered again for it. */
function makeActions(
  state: State,
  table: RunTable,
  setFolds: (change: (folds: Folds) => Folds) => void,
  setActive: (index: number) => void,
  input: { readonly current: HTMLInputElement | null },
): GridActions {
  const select = (row: number, isOn: boolean) => {
    const { view, change } = state.current;
    const id = table.runIds[row];
    if (id === undefined) return;
    const selected = new Set(view.selected);
    if (isOn) selected.add(id);
    else selected.delete(id);
    change({ selected, onlySelected: view.onlySelected && selected.size > 0 });
  };
  const isParent = new Set(table.parents.values());
  const flip = (set: ReadonlySet<number>, row: number) => {
    const next = new Set(set);
    if (!next.delete(row)) next.add(row);
    return next;
  };
  return {
    onSelect: select,
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
    onWidth: (id, width) => {
      const { view, change } = state.current;
      change({ widths: new Map(view.widths).set(id, Math.round(width)) });
    },
    onKey: (key, row) => {
      const { view, change } = state.current;
      if (key === '/') input.current?.focus();
      else if (key === 'c') change({ onlySelected: !view.onlySelected && view.selected.size > 0 });
      else if (row === undefined) return false;
      else if (key === 'b') {
        const id = table.runIds[row];
        change({ baseline: view.baseline === id ? undefined : id });
      } else if (isParent.has(row) && (key === 'ArrowLeft' || key === 'ArrowRight'))
        setFolds((folds) => {
          const isClosed = folds.closed.has(row);
          return isClosed === (key === 'ArrowRight') ? { ...folds, closed: flip(folds.closed, row) } : folds;
        });
      else return false;
      return true;
    },
  };
}
