import type { RunTable } from '../../../columns/decode-runs.ts';
import { hashOfComparison, MOST_COMPARED, PLAIN_COMPARISON } from '../compare/compare-hash.ts';

/** The path of a run's page below the base of the site. */
export function runPath({ paths, keyPrefix, runIds }: RunTable, row: number): string {
  return paths.get(row) ?? `runs/${keyPrefix}${runIds[row]}/`;
}

/** The path that shows some runs side by side, as many as the page takes. */
export function comparisonPath(table: RunTable, rows: Iterable<number>): string {
  const runs = [...rows]
    .slice(0, MOST_COMPARED)
    .map((row) => runPath(table, row).replace(/^runs\/|\/$/g, ''));
  return `compare/#${hashOfComparison({ ...PLAIN_COMPARISON, runs })}`;
}
