import type { RunKey } from '../entities/ids.ts';
import type { Run } from '../entities/run.ts';

export type RunNode = {
  readonly run: Run;
  /** 0 for runs without a parent among the given ones. */
  readonly depth: number;
  /** Children at any depth. */
  readonly descendants: number;
};

/**
 * Orders runs as a tree, flattened: each parent directly before its children, siblings in the given order.
 * A run whose parent is not among them, or whose ancestors form a circle, stands at the top.
 */
export function runTree(ordered: readonly Run[]): readonly RunNode[] {
  const keys = new Set(ordered.map(({ key }) => key));
  const children = new Map<RunKey, Run[]>();
  const roots: Run[] = [];
  for (const run of ordered) {
    const parent = run.parentKey;
    if (parent === undefined || parent === run.key || !keys.has(parent)) {
      roots.push(run);
    } else {
      const siblings = children.get(parent);
      if (siblings) siblings.push(run);
      else children.set(parent, [run]);
    }
  }

  const placed = new Set<RunKey>();
  const nodes: { run: Run; depth: number; descendants: number }[] = [];
  // An explicit stack: stores nest runs thousands deep.
  const place = (root: Run) => {
    const stack: { run: Run; depth: number }[] = [{ run: root, depth: 0 }];
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (placed.has(next.run.key)) continue;
      placed.add(next.run.key);
      nodes.push({ ...next, descendants: 0 });
      const below = children.get(next.run.key) ?? [];
      for (const child of below.toReversed()) stack.push({ run: child, depth: next.depth + 1 });
    }
  };
  for (const root of roots) place(root);
  // Whatever is left is part of a circle.
  for (const run of ordered) place(run);
  countDescendants(nodes);
  return nodes;
}

function countDescendants(nodes: { depth: number; descendants: number }[]): void {
  const open: { depth: number; descendants: number }[] = [];
  for (const node of nodes) {
    while ((open.at(-1)?.depth ?? -1) >= node.depth) open.pop();
    for (const ancestor of open) ancestor.descendants += 1;
    open.push(node);
  }
}
