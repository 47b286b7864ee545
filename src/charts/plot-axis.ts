import { niceTicks } from './ticks.ts';

export type AxisKind = 'linear' | 'log' | 'duration' | 'time';

/** A scale between values and pixels. */
export type PlotAxis = {
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  /** NaN for what has no place: gaps, and values up to zero on a log axis. */
  readonly place: (value: number) => number;
  readonly valueAt: (pixel: number) => number;
};

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200];
const MOST_DECADES = 5;
/** Beyond the ends of a log axis. */
const LOG_ROOM = 1.08;

/**
 * Makes an axis from pixel `from` (the least value) to pixel `to`.
 *
 * @param range finite, the smaller first; of a single value, some room is added on both sides.
 * @param isNice whether the axis ends at round numbers.
 */
export function plotAxis(
  kind: AxisKind,
  range: readonly [number, number],
  [from, to]: readonly [number, number],
  isNice: boolean,
): PlotAxis {
  const domain = domainOf(kind, range, isNice);
  const scale = kind === 'log' ? Math.log10 : (value: number) => value;
  const [low, high] = [scale(domain[0]), scale(domain[1])];
  // Halves, as the distance of two finite numbers may be infinite.
  const span = high / 2 - low / 2;
  return {
    domain,
    ticks: ticksOf(kind, domain),
    place(value) {
      const at = from + ((scale(value) / 2 - low / 2) / span) * (to - from);
      return Number.isFinite(at) ? at : Number.NaN;
    },
    valueAt(pixel) {
      const scaled = low + ((pixel - from) / (to - from)) * span * 2;
      return kind === 'log' ? 10 ** scaled : scaled;
    },
  };
}

function domainOf(
  kind: AxisKind,
  [least, greatest]: readonly [number, number],
  isNice: boolean,
): readonly [number, number] {
  if (kind === 'log') {
    const low = least > 0 ? least : Number.MIN_VALUE;
    const high = greatest > low ? greatest : low * 10;
    return isNice ? [low / LOG_ROOM, high * LOG_ROOM] : [low, high];
  }
  if (!(greatest > least)) {
    const room = kind === 'time' || kind === 'duration' ? SECOND : Math.abs(least) * 0.1 || 1;
    return [least - room, least + room];
  }
  if (!isNice || !Number.isFinite(greatest - least)) return [least, greatest];
  const ticks = niceTicks(least, greatest);
  return [ticks[0] ?? least, ticks.at(-1) ?? greatest];
}

function ticksOf(kind: AxisKind, [low, high]: readonly [number, number]): readonly number[] {
  if (!Number.isFinite(high - low)) return [low, high];
  if (kind === 'log') return logTicks(low, high);
  const candidates = kind === 'linear' ? niceTicks(low, high) : timeTicks(low, high);
  const slack = (high - low) * 1e-9;
  return candidates.filter((tick) => tick >= low - slack && tick <= high + slack);
}

function logTicks(low: number, high: number): readonly number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  if (last - first < 1) return niceTicks(low, high).filter((tick) => tick >= low && tick <= high);
  const every = Math.ceil((last - first + 1) / MOST_DECADES);
  return Array.from({ length: Math.floor((last - first) / every) + 1 }, (_, index) =>
    Number(`1e${first + index * every}`),
  );
}

function timeTicks(low: number, high: number): readonly number[] {
  const rough = (high - low) / 4;
  if (rough < SECOND) return niceTicks(low, high);
  const seconds = TIME_STEPS.find((step) => step * SECOND >= rough);
  const step = seconds ? seconds * SECOND : Math.ceil(rough / DAY) * DAY;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}
