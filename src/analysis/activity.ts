const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
const YEAR_MS = 52 * WEEK_MS;

/** Bins that have a name. */
const SIZES = [
  { ms: HOUR_MS, name: 'hour' },
  { ms: 6 * HOUR_MS, name: 'six hours' },
  { ms: DAY_MS, name: 'day' },
  { ms: WEEK_MS, name: 'week' },
  { ms: 4 * WEEK_MS, name: 'four weeks' },
  { ms: 13 * WEEK_MS, name: 'quarter' },
  { ms: YEAR_MS, name: 'year' },
] as const;

export const ACTIVITY_BINS = 12;
/** Runs that all started within this time were one session: bars would say nothing. */
const LEAST_SPAN_MS = 6 * HOUR_MS;

/** Equal bins over the time of a report; the last one ends with its last start. */
export type ActivityBins = {
  readonly binMs: number;
  /** `week`: what a bin is called. */
  readonly name: string;
  readonly toMs: number;
};

/**
 * Chooses bins that hold the whole time of the report; undefined when it is too short to speak of activity.
 * They end with the last start, not with today: the page is the same whenever it is built.
 */
export function activityBins(span: {
  readonly fromMs: number;
  readonly toMs: number;
}): ActivityBins | undefined {
  const length = span.toMs - span.fromMs;
  if (length < LEAST_SPAN_MS) return undefined;
  const size = SIZES.find(({ ms }) => length < ms * ACTIVITY_BINS);
  if (size) return { binMs: size.ms, name: size.name, toMs: span.toMs };
  const years = Math.floor(length / ACTIVITY_BINS / YEAR_MS) + 1;
  return { binMs: years * YEAR_MS, name: `${years} years`, toMs: span.toMs };
}

/** Counts starts per bin, oldest first. */
export function activity(startsMs: readonly number[], { binMs, toMs }: ActivityBins): readonly number[] {
  const counts = new Array<number>(ACTIVITY_BINS).fill(0);
  for (const start of startsMs) {
    const bin = ACTIVITY_BINS - 1 - Math.floor((toMs - start) / binMs);
    if (bin >= 0 && bin < ACTIVITY_BINS) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
