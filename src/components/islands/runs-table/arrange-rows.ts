import { compareByGoal, compareText } from '../../../analysis/order.ts';
import type { Values } from '../../../columns/decode-column.ts';
import type { Group } from './groups/group.ts';

/** A line of the table's body. */
export type Line =
  | { readonly kind: 'run'; readonly row: number; readonly depth: number; readonly nested: number }
  /** The children of a large sweep that are not shown until asked for. */
  | { readonly kind: 'folded'; readonly parent: number; readonly depth: number; readonly count: number }
  | { readonly kind: 'group'; readonly group: Group; readonly isOpen: boolean }
  | { readonly kind: 'heading'; readonly text: string; readonly note: string };

/** Beside other runs a sweep shows this many children when it has more than the second number. */
const CHILDREN_SHOWN = 10;
const MOST_CHILDREN = 20;

export type Comparator = (a: number, b: number) => number;

/** Compares rows by one column: missing values last in both directions, NaN before them; equal rows are 0. */
export function compareColumn(values: Values<number> | Values<string>, descending: boolean): Comparator {
  const isText = values.some((value) => typeof value === 'string');
  if (!isText) {
    const goal = descending ? 'maximize' : 'minimize';
    return (a, b) => compareByGoal(values[a] as number | undefined, values[b] as number | undefined, goal);
  }
  return (a, b) => {
    const [left, right] = [values[a] as string | undefined, values[b] as string | undefined];
    if (left === undefined || right === undefined)
      return Number(left === undefined) - Number(right === undefined);
    return descending ? compareText(right, left) : compareText(left, right);
  };
}

/** Sorts rows by several comparators, the first that tells them apart wins; else they keep their order. */
export function sortRows(rows: readonly number[], comparators: readonly Comparator[]): readonly number[] {
  if (comparators.length === 0) return rows;
  return rows.toSorted((a, b) => {
    for (const compare of comparators) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

export type Tree = {
  readonly roots: readonly number[];
  readonly childrenOf: ReadonlyMap<number, readonly number[]>;
};

/**
 * Puts sorted rows below their parents. The best row of a tree stands for its root, whatever the order is; a row whose
 * parent is not among them stands at the top.
 */
export function growTree(sorted: readonly number[], parents: ReadonlyMap<number, number>): Tree {
  const place = new Map(sorted.map((row, index) => [row, index]));
  if (!sorted.some((row) => parents.has(row))) return { roots: sorted, childrenOf: new Map() };
  const best = new Map(place);
  const roots: number[] = [];
  const childrenOf = new Map<number, number[]>();
  for (const row of sorted) {
    const parent = parentAmong(row, parents, place);
    if (parent === undefined) roots.push(row);
    else {
      const siblings = childrenOf.get(parent);
      if (siblings) siblings.push(row);
      else childrenOf.set(parent, [row]);
      liftPlace(row, parents, best);
    }
  }
  const byBest: Comparator = (a, b) => (best.get(a) ?? 0) - (best.get(b) ?? 0);
  return { roots: roots.sort(byBest), childrenOf };
}

function parentAmong(
  row: number,
  parents: ReadonlyMap<number, number>,
  known: ReadonlyMap<number, number>,
): number | undefined {
  const parent = parents.get(row);
  return parent !== undefined && known.has(parent) && !isCircle(row, parents) ? parent : undefined;
}

/** Stores can name a run as its own ancestor. */
function isCircle(row: number, parents: ReadonlyMap<number, number>): boolean {
  let slow: number | undefined = row;
  let fast = parents.get(row);
  while (fast !== undefined && slow !== fast) {
    slow = slow === undefined ? undefined : parents.get(slow);
    const next = parents.get(fast);
    fast = next === undefined ? undefined : parents.get(next);
  }
  return fast !== undefined;
}

function liftPlace(row: number, parents: ReadonlyMap<number, number>, best: Map<number, number>): void {
  const own = best.get(row) ?? 0;
  for (let up = parents.get(row); up !== undefined; up = parents.get(up)) {
    const known = best.get(up);
    if (known === undefined || known <= own) return;
    best.set(up, own);
  }
}

export type Folds = {
  /** Parents whose children are hidden. */
  readonly closed: ReadonlySet<number>;
  /** Large sweeps that are shown whole. */
  readonly unfolded: ReadonlySet<number>;
};

/** Lays a tree out as lines, top to bottom. */
export function linesOfTree({ roots, childrenOf }: Tree, { closed, unfolded }: Folds): readonly Line[] {
  if (childrenOf.size === 0) return roots.map((row) => ({ kind: 'run', row, depth: 0, nested: 0 }));
  const nested = countNested(roots, childrenOf);
  const lines: Line[] = [];
  // An explicit stack: stores nest runs thousands deep.
  const stack: Line[] = [];
  const push = (rows: readonly number[], depth: number) => {
    for (const row of rows.toReversed())
      stack.push({ kind: 'run', row, depth, nested: nested.get(row) ?? 0 });
  };
  push(roots, 0);
  for (let line = stack.pop(); line; line = stack.pop()) {
    lines.push(line);
    if (line.kind !== 'run' || closed.has(line.row)) continue;
    const children = childrenOf.get(line.row) ?? [];
    const depth = line.depth + 1;
    const folds =
      depth === 1 && roots.length > 1 && children.length > MOST_CHILDREN && !unfolded.has(line.row);
    if (folds)
      stack.push({ kind: 'folded', parent: line.row, depth, count: children.length - CHILDREN_SHOWN });
    push(folds ? children.slice(0, CHILDREN_SHOWN) : children, depth);
  }
  return lines;
}

function countNested(
  roots: readonly number[],
  childrenOf: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, number> {
  const order: number[] = [...roots];
  for (let index = 0; index < order.length; index++)
    for (const child of childrenOf.get(order[index] ?? -1) ?? []) order.push(child);
  const nested = new Map<number, number>();
  for (const row of order.toReversed()) {
    const children = childrenOf.get(row) ?? [];
    nested.set(
      row,
      children.reduce((sum, child) => sum + 1 + (nested.get(child) ?? 0), 0),
    );
  }
  return nested;
}
