import { goldenSection } from './golden-section.ts';
import { extent } from './moments.ts';
import { fitLevels, type Stretch, stretchesOf } from './piecewise-levels.ts';

/** Values that one level stands for, by their places in the series: from (inclusive) to (exclusive). */
export type Level = {
  readonly from: number;
  readonly to: number;
  /** Median of its values. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Mean of |x − value|. */
  readonly error: number;
  /** Values in it; NaN and infinities are none. */
  readonly count: number;
};

/** Parts of a degree of freedom that a level costs, times ln(n)/n: asv's choice, stricter than Schwarz's criterion. */
const LEVEL_COST = 4;
/** The least noise believed, as a share of the smallest step, and of the level where there are too few steps. */
const NOISE_OF_STEP = 0.1;
const NOISE_OF_LEVEL = 0.001;
const LEAST_NOISE = 1e-300;

/**
 * Finds levels in a noisy series, with the method that airspeed velocity (asv, `step_detect`) looks for regressions
 * with: piecewise constant, absolute deviations, each level penalised. The penalty is the one, of those a coarse search
 * tries, for which 4·ln(n)/n · (number of levels) + ln(σ₀ + Σ|εᵢ − ρ·εᵢ₋₁|) is least: an information criterion after
 * Yao (1988) with noise that may be correlated from value to value. It has no significance level: what it finds is the
 * description that pays, not a test with a known error rate.
 *
 * https://asv.readthedocs.io/ "Step detection"; our own code after the method described there.
 *
 * @param series in order; what is not finite is skipped.
 */
export function detectSteps(series: readonly number[]): readonly Level[] {
  const places = series.flatMap((value, index) => (Number.isFinite(value) ? [index] : []));
  const values = places.map((place) => series[place] ?? 0);
  return bestFit(values).map(({ from, to, level, deviation }) => ({
    from: places[from] ?? 0,
    to: (places[to - 1] ?? 0) + 1,
    value: level,
    ...extent(values.slice(from, to)),
    error: deviation / (to - from),
    count: to - from,
  }));
}

function bestFit(values: readonly number[]): readonly Stretch[] {
  const n = values.length;
  if (n === 0) return [];
  const stretches = stretchesOf(values);
  const cost = (LEVEL_COST * Math.log(n)) / n;
  // A series that does not vary has any unit.
  const unit = stretches(0, n).deviation || 1;
  let best: { readonly fit: readonly Stretch[]; readonly criterion: number } | undefined;
  const criterionAt = (logarithm: number) => {
    const fit = fitLevels(n, unit * Math.exp(logarithm), stretches);
    const criterion = cost * fit.length + Math.log(leastNoise(fit) + correlatedDeviation(values, fit));
    if (!best || criterion < best.criterion) best = { fit, criterion };
    return criterion;
  };
  const least = Math.log(0.1 / n);
  goldenSection(criterionAt, [least, 0], { width: Math.abs(least) * 0.1, flat: 0 });
  return best?.fit ?? [];
}

/** σ₀: without it, a level for each value would fit without noise. */
function leastNoise(fit: readonly Stretch[]): number {
  const steps = fit.slice(1).map(({ level }, index) => Math.abs(level - (fit[index]?.level ?? level)));
  const noise =
    steps.length > 1
      ? NOISE_OF_STEP * extent(steps).min
      : NOISE_OF_LEVEL * extent(fit.map(({ level }) => Math.abs(level))).min;
  return Math.max(LEAST_NOISE, noise);
}

/** |ε₀| + Σ|εᵢ − ρ·εᵢ₋₁| with about the ρ that makes it least. */
function correlatedDeviation(values: readonly number[], fit: readonly Stretch[]): number {
  const errors = fit.flatMap(({ from, to, level }) => values.slice(from, to).map((value) => value - level));
  const deviation = (rho: number) => {
    let sum = Math.abs(errors[0] ?? 0);
    for (let i = 1; i < errors.length; i++) sum += Math.abs((errors[i] ?? 0) - rho * (errors[i - 1] ?? 0));
    return sum;
  };
  return deviation(goldenSection(deviation, [-1, 1], { width: 0.05, flat: 1e-8 }));
}
