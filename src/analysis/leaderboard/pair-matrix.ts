import type { Board, BoardRow } from './board-types.ts';

/** A row's mean − a column's; undefined on the diagonal. */
export type PairCell = {
  readonly difference: number;
  /** Holm's, over all pairs of the board; undefined where the pair could not be tested. */
  readonly adjusted: number | undefined;
  readonly isSeparated: boolean;
};

export type PairMatrix = {
  /** The first configurations with two repeats or more; its columns are the same. */
  readonly rows: readonly BoardRow[];
  readonly cells: readonly (readonly (PairCell | undefined)[])[];
};

/** The differences among the first so many configurations that were tested, from best to worst. */
export function pairMatrix({ rows, tested, pairs, options }: Board, most: number): PairMatrix {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const first = tested.slice(0, most).flatMap((id) => byId.get(id) ?? []);
  const adjusted = new Map<number, number>();
  for (const pair of pairs) {
    if (pair.second < first.length) adjusted.set(pair.first * first.length + pair.second, pair.adjusted);
  }
  const cells = first.map((row, i) =>
    first.map((column, j) => {
      if (i === j) return undefined;
      const p = adjusted.get(Math.min(i, j) * first.length + Math.max(i, j));
      return {
        difference: row.summary.mean - column.summary.mean,
        adjusted: p,
        isSeparated: p !== undefined && p <= options.alpha,
      };
    }),
  );
  return { rows: first, cells };
}
