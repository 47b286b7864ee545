/** Rows that have the same texts. */
export type RowGroup = {
  /** One for each key; undefined where the rows have none. */
  readonly values: readonly (string | undefined)[];
  /** In the order in which they were given; at least one. */
  readonly rows: readonly number[];
};

type Node = Map<string | undefined, Node | { readonly values: RowGroup['values']; readonly rows: number[] }>;

/**
 * Puts rows with the same texts together: each row is in one group. Groups are in the order in which they are first
 * met; without any key there is one.
 */
export function groupRows(
  rows: readonly number[],
  keys: readonly ((row: number) => string | undefined)[],
): readonly RowGroup[] {
  const groups: RowGroup[] = [];
  // A tree with the texts of a key at each level: no text can be mistaken for the end of another.
  const root: Node = new Map();
  for (const row of rows) {
    const values = keys.map((textOf) => textOf(row));
    let node = root;
    for (const value of values.slice(0, -1)) {
      const next = node.get(value) ?? new Map();
      node.set(value, next);
      node = next as Node;
    }
    const last = values.at(-1);
    const found = node.get(last);
    if (found && 'rows' in found) found.rows.push(row);
    else {
      const group = { values, rows: [row] };
      node.set(last, group);
      groups.push(group);
    }
  }
  return groups;
}
