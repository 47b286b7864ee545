import { type ReactNode, useMemo } from 'react';
import type { RunTable } from '../../../columns/decode-runs.ts';
import type { Line } from './arrange-rows.ts';
import { ColumnPicker } from './ColumnPicker.tsx';
import { CopyMenu } from './CopyMenu.tsx';
import type { CellOptions } from './cell.ts';
import { FacetMenu } from './FacetMenu.tsx';
import { AggregateChoice } from './groups/AggregateChoice.tsx';
import { GroupMenu } from './groups/GroupMenu.tsx';
import type { GroupKey } from './groups/group-key.ts';
import type { Grouping } from './groups/grouping.ts';
import { countFacets, type RowTest } from './match-rows.ts';
import { TimeMenu } from './TimeMenu.tsx';
import type { TableColumn } from './table-column.ts';
import type { ChangeView } from './use-view.ts';
import { ValueChoice } from './ValueChoice.tsx';
import { valueState } from './value-state.ts';
import { FACET_NAMES, type FacetName, type View } from './view.ts';

type Props = {
  readonly table: RunTable;
  readonly all: readonly TableColumn[];
  readonly shown: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly lines: readonly Line[];
  readonly keys: readonly GroupKey[];
  readonly grouping: Grouping | undefined;
  readonly options: CellOptions;
  readonly view: View;
  readonly search: RowTest | undefined;
  readonly change: ChangeView;
  /** The filter. */
  readonly children: ReactNode;
};

const FACET_LABELS: Readonly<Record<FacetName, string>> = {
  status: 'Status',
  dataset: 'Dataset',
  model: 'Model',
  stage: 'Lifecycle',
};

/** What stands above the table. */
export function Tools({
  table,
  all,
  shown,
  columns,
  lines,
  keys,
  grouping,
  options,
  view,
  search,
  change,
  children,
}: Props) {
  const { facets: chosen, from, until, onlySelected, selected } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the view, these parts decide what is counted
  const counts = useMemo(
    () => countFacets(table, view, search),
    [table, search, chosen, from, until, onlySelected, onlySelected ? selected : undefined],
  );
  const facets = FACET_NAMES.map((name) => ({ name, values: counts.get(name) ?? [] }));
  return (
    <search className={grouping ? 'tools grouped' : 'tools'} aria-label="Filter and arrange the runs">
      {children}
      {facets.map(
        ({ name, values }) =>
          (values.length > 1 || view.facets[name].length > 0) && (
            <FacetMenu
              key={name}
              label={FACET_LABELS[name]}
              values={values}
              chosen={view.facets[name]}
              onChange={(chosen) => change({ facets: { ...view.facets, [name]: chosen } })}
            />
          ),
      )}
      <TimeMenu from={view.from} until={view.until} onChange={change} />
      <ValueChoice
        table={table}
        columns={columns}
        value={view.value}
        isLoading={columns.some(
          ({ metric }) => metric && valueState(table, metric, view.value, options.summaries) === 'loading',
        )}
        onChange={(value) => change({ value })}
      />
      {grouping && (
        <AggregateChoice aggregate={view.aggregate} onChange={(aggregate) => change({ aggregate })} />
      )}
      <GroupMenu table={table} keys={keys} view={view} change={change} />
      <ColumnPicker
        columns={all}
        shown={shown}
        view={view}
        onShow={(ids) => change({ columns: ids })}
        change={change}
      />
      <CopyMenu
        fileName={grouping ? 'groups' : 'runs'}
        shown={() => ({ options, columns, grouping, lines })}
      />
    </search>
  );
}
