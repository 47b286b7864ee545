import type { StudentDifference } from './difference.ts';
import type { Sample } from './moments.ts';

/** A standard deviation that all groups share, and its degrees of freedom. */
export type PooledSpread = { readonly sd: number; readonly df: number };

/**
 * √(Σ(nᵢ − 1) sᵢ² / Σ(nᵢ − 1)) over groups with at least two values; undefined when there is none.
 */
export function pooledSpread(samples: readonly Sample[]): PooledSpread | undefined {
  let squares = 0;
  let df = 0;
  for (const { n, sd } of samples) {
    if (sd === undefined) continue;
    squares += (n - 1) * sd * sd;
    df += n - 1;
  }
  return df > 0 ? { sd: Math.sqrt(squares / df), df } : undefined;
}

/** Student's difference of means with a spread pooled over all groups, which assumes that it is equal. */
export function pooledDifference(a: Sample, b: Sample, spread: PooledSpread): StudentDifference {
  return { difference: a.mean - b.mean, se: spread.sd * Math.sqrt(1 / a.n + 1 / b.n), df: spread.df };
}
