import { compareByGoal, compareText } from '../../analysis/order.ts';
import { compareRuns, compareStarted, isComparable, type PrimaryMetric } from '../../analysis/rank-runs.ts';
import { type RunNode, runTree } from '../../analysis/run-tree.ts';
import type { RunKey } from '../../entities/ids.ts';
import type { Run } from '../../entities/run.ts';
import { runLabel } from '../labels.ts';
import type { RunSort } from '../routes.ts';
import type { ExperimentSummary } from './experiment.ts';
import { durationMs } from './runs-table.ts';

export const ROWS_PER_PAGE = 100;
/** Runs that cannot be compared are repeated on every page when they are this few. */
const MOST_REPEATED = 8;
/** Beside other runs, a sweep shows its best children; above this many the rest is one link. */
const MOST_CHILDREN = 20;
const CHILDREN_SHOWN = 10;

/** A row of the table: a run, or the children of a run that are left to its own page. */
export type TableRow =
  | { readonly kind: 'run'; readonly node: RunNode }
  | { readonly kind: 'folded'; readonly parent: Run; readonly depth: number; readonly count: number };

export type RunsPage = {
  readonly sort: RunSort;
  readonly page: number;
  readonly pages: number;
  /** Ancestors of the first row when the page begins within a tree. */
  readonly context: readonly RunNode[];
  readonly rows: readonly TableRow[];
  /** Runs that cannot be compared: repeated under each page when few, else on the last pages. */
  readonly notComparable: readonly TableRow[];
  /** Number of the page's first row among all that are not repeated, from 1, and how many those are. */
  readonly first: number;
  readonly last: number;
  readonly total: number;
  /** How many rows each page repeats. */
  readonly repeated: number;
};

type Tree = { readonly nodes: RunNode[]; best: number };

function comparator(sort: RunSort, primary: PrimaryMetric | undefined): (a: Run, b: Run) => number {
  switch (sort) {
    case 'best':
      return compareRuns(primary);
    case 'started':
      return compareStarted;
    case 'name':
      return (a, b) => compareText(runLabel(a), runLabel(b)) || compareText(a.key, b.key);
    case 'duration':
      return (a, b) => compareByGoal(durationMs(a), durationMs(b), 'maximize') || compareText(a.key, b.key);
    default:
      return sort satisfies never;
  }
}

/** The best run of each tree stands for its root, so that a sweep's parent is where its best child would be. */
function orderTrees(runs: readonly Run[], compare: (a: Run, b: Run) => number): readonly Tree[] {
  const ordered = [...runs].sort(compare);
  const place = new Map<RunKey, number>(ordered.map((run, index) => [run.key, index]));
  const trees: Tree[] = [];
  for (const node of runTree(ordered)) {
    const own = place.get(node.run.key) ?? 0;
    const tree = trees.at(-1);
    if (node.depth === 0 || !tree) trees.push({ nodes: [node], best: own });
    else {
      tree.nodes.push(node);
      tree.best = Math.min(tree.best, own);
    }
  }
  return trees.sort((a, b) => a.best - b.best);
}

/** Keeps the first children of a large sweep and says how many more there are. */
function foldTree({ nodes }: Tree): readonly TableRow[] {
  const [root] = nodes;
  const children = nodes.filter(({ depth }) => depth === 1).length;
  const rows = nodes.map((node): TableRow => ({ kind: 'run', node }));
  if (!root || children <= MOST_CHILDREN) return rows;
  let seen = 0;
  const end = nodes.findIndex(({ depth }) => depth === 1 && ++seen > CHILDREN_SHOWN);
  return [
    ...rows.slice(0, end),
    { kind: 'folded', parent: root.run, depth: 1, count: children - CHILDREN_SHOWN },
  ];
}

/** The rows before `index` that lead down to it. */
function ancestors(rows: readonly TableRow[], index: number): readonly RunNode[] {
  const row = rows[index];
  let depth = row?.kind === 'run' ? row.node.depth : (row?.depth ?? 0);
  const found: RunNode[] = [];
  for (let i = index - 1; i >= 0 && depth > 0; i--) {
    const before = rows[i];
    if (before?.kind !== 'run' || before.node.depth >= depth) continue;
    found.unshift(before.node);
    depth = before.node.depth;
  }
  return found;
}

type Ranked = Pick<ExperimentSummary, 'runs' | 'primary'>;

/** The trees in order: those with a run that can be compared, and the others, which come last in any order. */
function splitTrees(
  { runs, primary }: Ranked,
  sort: RunSort,
): { readonly main: readonly Tree[]; readonly apart: readonly Tree[] } {
  const trees = orderTrees(runs, comparator(sort, primary));
  const isApart = ({ nodes }: Tree) =>
    primary?.goal.goal !== undefined && !nodes.some(({ run }) => isComparable(run, primary.key));
  return { main: trees.filter((tree) => !isApart(tree)), apart: trees.filter(isApart) };
}

/** All runs in the order of the table, none folded, and how many come before those that cannot be compared. */
export function runsInOrder(
  summary: Ranked,
  sort: RunSort,
): { readonly runs: readonly Run[]; readonly comparable: number } {
  const { main, apart } = splitTrees(summary, sort);
  const runsOf = (trees: readonly Tree[]) => trees.flatMap(({ nodes }) => nodes.map(({ run }) => run));
  const first = runsOf(main);
  return { runs: [...first, ...runsOf(apart)], comparable: first.length };
}

/** Every page of the runs table in one order. */
export function runsPages(summary: Ranked, sort: RunSort): readonly RunsPage[] {
  const split = splitTrees(summary, sort);
  const isOnlyTree = split.main.length + split.apart.length === 1;
  const rows = (part: readonly Tree[]) =>
    part.flatMap((tree) =>
      isOnlyTree ? tree.nodes.map((node): TableRow => ({ kind: 'run', node })) : foldTree(tree),
    );
  const main = rows(split.main);
  const apart = rows(split.apart);
  const repeats = apart.length <= MOST_REPEATED && main.length > 0;
  const all = repeats ? main : [...main, ...apart];
  const pages = Math.max(1, Math.ceil(all.length / ROWS_PER_PAGE));
  return Array.from({ length: pages }, (_, index) => {
    const from = index * ROWS_PER_PAGE;
    const to = Math.min(all.length, from + ROWS_PER_PAGE);
    return {
      sort,
      page: index + 1,
      pages,
      context: ancestors(all, from),
      rows: all.slice(from, Math.min(to, main.length)),
      notComparable: repeats ? apart : all.slice(Math.max(from, main.length), to),
      first: from + 1,
      last: to,
      total: all.length,
      repeated: repeats ? apart.length : 0,
    };
  });
}

const known = new WeakMap<ExperimentSummary, Map<RunSort, readonly RunsPage[]>>();

/** The pages of an experiment in one order, computed once. */
export function pagesOf(summary: ExperimentSummary, sort: RunSort): readonly RunsPage[] {
  const bySort = known.get(summary) ?? new Map<RunSort, readonly RunsPage[]>();
  known.set(summary, bySort);
  const pages = bySort.get(sort) ?? runsPages(summary, sort);
  bySort.set(sort, pages);
  return pages;
}
