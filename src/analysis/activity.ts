const WEEK_MS = 7 * 24 * 3600 * 1000;

export type Activity = {
  /** Runs started per bin, oldest first. */
  readonly counts: readonly number[];
  /** Milliseconds per bin. */
  readonly binMs: number;
  readonly fromMs: number;
  readonly toMs: number;
};

/**
 * Counts starts in bins of a week; of a day or an hour when everything happened within a few of those.
 * The last bin ends with the last start of the report, not with today: the page is the same whenever it is built.
 *
 * @param bins at most this many, the latest ones.
 */
export function activity(
  startsMs: readonly number[],
  span: { fromMs: number; toMs: number },
  bins = 12,
): Activity {
  const length = span.toMs - span.fromMs;
  const binMs =
    [60_000, 600_000, 3_600_000, 24 * 3_600_000, WEEK_MS].find((size) => length < size * bins) ?? WEEK_MS;
  const toMs = span.toMs + 1;
  const count = Math.min(bins, Math.max(1, Math.ceil((toMs - span.fromMs) / binMs)));
  const counts = new Array<number>(count).fill(0);
  for (const start of startsMs) {
    const bin = count - 1 - Math.floor((toMs - 1 - start) / binMs);
    if (bin >= 0 && bin < count) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { counts, binMs, fromMs: toMs - count * binMs, toMs };
}
