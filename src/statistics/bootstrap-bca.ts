import { type Bootstrap, quantilesOf } from './bootstrap.ts';
import { normalQuantile, normalShare } from './distributions.ts';
import { mean } from './moments.ts';
import { type ResampledStatistic, statisticOf } from './resampled.ts';
import { ascending } from './summary.ts';

/** A bias-corrected and accelerated interval: `z0` corrects the bias, `acceleration` the skewness. */
export type BcaEnds = {
  readonly ends: readonly [number, number];
  readonly z0: number;
  readonly acceleration: number;
};

/**
 * The BCa interval (Efron 1987). z0 = Φ⁻¹((#below + ½ #equal)/B); a = Σu³ / (6 (Σu²)^1.5) of the jackknife's
 * u = mean(J) − J; each end is the replicates' quantile at Φ(z0 + t/(1 − a t)), t = z0 + z.
 * Undefined when all replicates lie on one side of the estimate, or when the jackknife does not vary.
 *
 * @param values those that were resampled.
 */
export function bcaEnds(
  values: readonly number[],
  { estimate, replicates }: Bootstrap,
  options: { readonly statistic: ResampledStatistic; readonly level: number },
): BcaEnds | undefined {
  const share = shareBelow(replicates, estimate);
  const acceleration = accelerationOf(values, options.statistic);
  if (share === 0 || share === 1 || acceleration === undefined) return undefined;
  const z0 = normalQuantile(share);
  const at = (p: number) => {
    const t = z0 + normalQuantile(p);
    return normalShare(z0 + t / (1 - acceleration * t));
  };
  const tail = (1 - options.level) / 2;
  return { ends: quantilesOf(replicates, [at(tail), at(1 - tail)]), z0, acceleration };
}

/** The share of replicates below the estimate, where one that equals it counts half. */
function shareBelow(replicates: Float64Array, estimate: number): number {
  let below = 0;
  let equal = 0;
  for (const replicate of replicates) {
    if (replicate < estimate) below += 1;
    else if (replicate === estimate) equal += 1;
  }
  return (below + 0.5 * equal) / replicates.length;
}

function accelerationOf(values: readonly number[], statistic: ResampledStatistic): number | undefined {
  const sorted = ascending(values);
  const leftOut = sorted.map((_, index) => statisticOf(sorted.toSpliced(index, 1), statistic));
  const center = mean(leftOut);
  let squares = 0;
  let cubes = 0;
  for (const value of leftOut) {
    const u = center - value;
    squares += u * u;
    cubes += u ** 3;
  }
  return squares === 0 ? undefined : cubes / (6 * squares ** 1.5);
}
