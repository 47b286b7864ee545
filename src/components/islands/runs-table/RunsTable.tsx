import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RunTable } from '../../../columns/decode-runs.ts';
import { formatCount } from '../../../site/format.ts';
import type { Folds } from './arrange-rows.ts';
import { bestValue, type CellOptions } from './cell.ts';
import type { CellContext } from './cell-context.ts';
import { DetailNotes } from './DetailNotes.tsx';
import { FilterBox } from './FilterBox.tsx';
import { Grid, ROWS_PRINTED } from './Grid.tsx';
import { makeActions } from './grid-actions.ts';
import { groupKeys } from './groups/group-key.ts';
import { groupedColumns, groupedNameWidth, groupedWidth } from './groups/grouped-columns.ts';
import { knownTexts } from './known-texts.ts';
import { estimateWidth, type Measured } from './measure-columns.ts';
import { orderText } from './order-text.ts';
import { StateLine } from './StateLine.tsx';
import { searchRuns } from './search-runs.ts';
import { TableKey } from './TableKey.tsx';
import { Tools } from './Tools.tsx';
import { defaultColumns, type TableColumn } from './table-column.ts';
import { useDetails } from './use-details.ts';
import { useFilterKey } from './use-filter-key.ts';
import { useLines } from './use-lines.ts';
import { useNarrow } from './use-narrow.ts';
import { useRanges } from './use-ranges.ts';
import { useView } from './use-view.ts';
import { wantedDetails } from './wanted-details.ts';

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

/** What a difference to the baseline takes beyond its value. */
const DIFFERENCE_WIDTH = 16;
const NONE: ReadonlySet<number> = new Set();

/** The runs table with everything around it. */
export function RunsTable({ table, columns: all, summariesUrl, base, label, measured, sayOrder }: Props) {
  const [view, change] = useView(table.runIds);
  const [folds, setFolds] = useState<Folds>({ closed: NONE, unfolded: NONE });
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);

  const byId = useMemo(() => new Map(all.map((column) => [column.id, column])), [all]);
  const shown = useMemo(
    () => (view.columns ?? defaultColumns(table)).filter((id) => byId.has(id)),
    [view.columns, table, byId],
  );
  const chosen = useMemo(() => shown.flatMap((id) => byId.get(id) ?? []), [shown, byId]);
  const wanted = useMemo(() => {
    // By it groups are sorted when nothing else is said.
    const main = view.groups.length > 0 ? byId.get(`metrics.${table.defaults.primary}`) : undefined;
    return wantedDetails(table, view, main ? [...chosen, main] : chosen);
  }, [table, view, chosen, byId]);
  const { summaries, failures, retry } = useDetails(table, summariesUrl, wanted);
  const search = useMemo(() => searchRuns(view.filter, table, summaries), [view.filter, table, summaries]);
  // While a filter is being written, the last one that could be read goes on.
  const lastTest = useRef<ReturnType<typeof searchRuns> | undefined>(undefined);
  if (search.kind === 'test') lastTest.current = search;
  const test = lastTest.current?.kind === 'test' ? lastTest.current.test : undefined;
  const options = useMemo(
    (): CellOptions => ({ table, value: view.value, summaries }),
    [table, view.value, summaries],
  );
  const keys = useMemo(() => groupKeys(table, all), [table, all]);
  const { rows, grouping, lines } = useLines({ columns: byId, keys, view, search: test, folds }, options);
  const isGrouped = grouping !== undefined;
  const columns = useMemo(() => (isGrouped ? groupedColumns(chosen) : chosen), [isGrouped, chosen]);
  const known = useMemo(() => knownTexts(table), [table]);

  const rowOfId = useMemo(() => new Map(table.runIds.map((id, row) => [id, row])), [table]);
  const baseline = view.baseline === undefined ? undefined : rowOfId.get(view.baseline);
  const selectedRows = useMemo(
    () => new Set([...view.selected].flatMap((id) => rowOfId.get(id) ?? [])),
    [view.selected, rowOfId],
  );
  const ranges = useRanges(view.heat || view.bars, rows, columns, options);
  const context = useMemo(
    (): CellContext => ({
      ...options,
      baseline,
      best: new Map(columns.map((column) => [column.id, bestValue(column, options)])),
      ranges,
      heat: view.heat,
      bars: view.bars,
      seriesOf: seriesReader(table),
    }),
    [options, baseline, columns, ranges, view.heat, view.bars, table],
  );
  const ownWidth = useCallback(
    (column: TableColumn) =>
      view.widths.get(column.id) ?? measured.columns.get(column.id) ?? estimateWidth(column),
    [view.widths, measured],
  );
  const widthOf = useCallback(
    (column: TableColumn) =>
      (isGrouped ? groupedWidth(column, ownWidth(column)) : ownWidth(column)) +
      (column.metric && baseline !== undefined ? DIFFERENCE_WIDTH : 0),
    [isGrouped, ownWidth, baseline],
  );
  const isNarrow = useNarrow();
  const nameWidth = useMemo(
    () => (grouping ? groupedNameWidth(grouping, measured.name, isNarrow) : measured.name),
    [grouping, isNarrow, measured],
  );

  const extraWidth = (column: TableColumn) => widthOf(column) - ownWidth(column);
  const latest = {
    view,
    shown,
    selectedRows,
    change,
    extraWidth,
    closed: folds.closed,
    keys: grouping?.keys ?? [],
  };
  const state = useRef(latest);
  state.current = latest;
  const actions = useMemo(() => makeActions(state, table, setFolds, setActive, input, base), [table, base]);
  useEffect(
    () => sayOrder(orderText(view, grouping, byId, table.defaults.primary)),
    [sayOrder, view, grouping, byId, table.defaults.primary],
  );
  useFilterKey(input);

  return (
    <div>
      <Tools
        table={table}
        all={all}
        shown={shown}
        columns={chosen}
        lines={lines}
        keys={keys}
        grouping={grouping}
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
      <DetailNotes table={table} value={view.value} failures={failures} retry={retry} />
      <p className="swipe">{columns.length + 1} columns: scroll sideways for more</p>
      <Grid
        label={label}
        lines={lines}
        grouping={grouping}
        allOpen={view.allOpen && view.flipped.size === 0}
        columns={columns}
        nameWidth={nameWidth}
        widthOf={widthOf}
        sort={view.sort}
        context={context}
        selectedRows={selectedRows}
        closed={folds.closed}
        active={Math.min(active, Math.max(0, lines.length - 1))}
        base={base}
        actions={actions}
      />
      {lines.length > ROWS_PRINTED && (
        <p className="note printed">
          The first {formatCount(ROWS_PRINTED)} of {formatCount(lines.length)} lines; all are in the files
          that the table can be downloaded as.
        </p>
      )}
      <StateLine
        table={table}
        rows={rows.length}
        groups={grouping?.groups.length}
        view={view}
        change={change}
        selectedRows={selectedRows}
        base={base}
      />
      <TableKey
        table={table}
        drawn={columns.some(({ metric }) => metric?.drawn)}
        withBaseline={baseline !== undefined}
        withBars={view.bars}
        aggregate={grouping?.aggregate}
      />
    </div>
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
