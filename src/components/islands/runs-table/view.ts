import type { Aggregate } from '../../../analysis/aggregate-values.ts';
import type { MetricValue } from './metric-value.ts';

export type SortKey = { readonly id: string; readonly descending: boolean };

/** Values of which a run must have one; empty lets all pass. */
export type Facets = {
  readonly status: readonly string[];
  readonly dataset: readonly string[];
  readonly model: readonly string[];
  /** `active` or `deleted`: MLflow's lifecycle stage. */
  readonly stage: readonly string[];
};
export type FacetName = keyof Facets;
export const FACET_NAMES = ['status', 'dataset', 'model', 'stage'] as const satisfies readonly FacetName[];

/** Everything that a person can change about the table; it lives in the address. */
export type View = {
  /** In the search language. */
  readonly filter: string;
  readonly sort: readonly SortKey[];
  /** Ids in order; undefined for those of the prerendered table. */
  readonly columns: readonly string[] | undefined;
  /** In pixels, by column. */
  readonly widths: ReadonlyMap<string, number>;
  readonly facets: Facets;
  /** Days as `2026-05-14`, both included; empty for open. */
  readonly from: string;
  readonly until: string;
  readonly value: MetricValue;
  /** Id of the run that others are compared with. */
  readonly baseline: string | undefined;
  /** Ids of runs. */
  readonly selected: ReadonlySet<string>;
  readonly onlySelected: boolean;
  readonly heat: boolean;
  readonly bars: boolean;
  /** What runs are grouped by: ids of columns and a few more. */
  readonly groups: readonly string[];
  /** What a group shows of a metric. */
  readonly aggregate: Aggregate;
  /** Whether groups are open, but for those of the runs with these ids, which are not as the others. */
  readonly allOpen: boolean;
  readonly flipped: ReadonlySet<string>;
};

export const PLAIN_VIEW: View = {
  filter: '',
  sort: [],
  columns: undefined,
  widths: new Map(),
  facets: { status: [], dataset: [], model: [], stage: [] },
  from: '',
  until: '',
  value: { kind: 'latest' },
  baseline: undefined,
  selected: new Set(),
  onlySelected: false,
  heat: false,
  bars: false,
  groups: [],
  aggregate: 'mean',
  allOpen: false,
  flipped: new Set(),
};

/**
 * The sort after a click on a column's head: descending or ascending as `first` says, then the other way, then not.
 * With `more` it is added to those there are, else it replaces them.
 */
export function toggleSort(
  sort: readonly SortKey[],
  id: string,
  descendingFirst: boolean,
  more: boolean,
): readonly SortKey[] {
  const current = sort.find((key) => key.id === id);
  const next: SortKey | undefined =
    current === undefined
      ? { id, descending: descendingFirst }
      : current.descending === descendingFirst
        ? { id, descending: !descendingFirst }
        : undefined;
  if (!more) return next ? [next] : [];
  if (!next) return sort.filter((key) => key.id !== id);
  return current ? sort.map((key) => (key.id === id ? next : key)) : [...sort, next];
}
