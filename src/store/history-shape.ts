const MOST_BINS = 24;
const TOP = 99;

/**
 * The outline of a history for a sparkline: at most 24 whole numbers from 0 (= min) to 99 (= max), evenly spaced
 * over the steps, or over log order when all steps are equal. Of several points in a bin the last counts; a bin
 * with none is interpolated; a bin with only NaN or infinite values is null.
 *
 * @returns undefined when there are fewer than two points or all values are equal.
 */
export function historyShape(
  steps: Float64Array,
  values: Float64Array,
  count: number,
  min: number,
  max: number,
): (number | null)[] | undefined {
  // Halved, so that the spread of the largest doubles does not overflow.
  const spread = max / 2 - min / 2;
  if (count < 2 || !(spread > 0)) return undefined;
  let first = steps[0] as number;
  let last = first;
  for (let i = 1; i < count; i++) {
    const step = steps[i] as number;
    if (step < first) first = step;
    else if (step > last) last = step;
  }
  const bins = Math.min(MOST_BINS, count);
  const byOrder = last === first;
  const scale = (bins - 1) / (byOrder ? count - 1 : last - first);
  const heights = new Array<number | null | undefined>(bins);
  for (let i = 0; i < count; i++) {
    const bin = Math.round((byOrder ? i : (steps[i] as number) - first) * scale);
    const value = values[i] as number;
    if (value - value === 0) heights[bin] = Math.round(((value / 2 - min / 2) / spread) * TOP);
    else if (heights[bin] === undefined) heights[bin] = null;
  }
  return fillEmpty(heights);
}

function fillEmpty(heights: (number | null | undefined)[]): (number | null)[] {
  let known = 0;
  for (let i = 1; i < heights.length; i++) {
    if (heights[i] === undefined) continue;
    const from = heights[known] ?? null;
    const to = heights[i] ?? null;
    for (let k = known + 1; k < i; k++) {
      const share = (k - known) / (i - known);
      heights[k] = from === null || to === null ? null : Math.round(from + (to - from) * share);
    }
    known = i;
  }
  return heights.map((height) => height ?? null);
}
