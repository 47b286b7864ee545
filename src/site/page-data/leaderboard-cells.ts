import type { BoardDifference, BoardOptions, ShownFigure } from '../../analysis/leaderboard/board-types.ts';
import { decimalsOfUncertainty } from '../../statistics/rounding.ts';
import { ascending } from '../../statistics/summary.ts';
import { percentText } from '../../statistics/wording.ts';
import { formatDifference, formatExact, formatMetric, formatSpread, NOT_LOGGED } from '../format.ts';

/** U+202F, as around every ±. */
const PLUS_MINUS = '\u202f±\u202f';

/** A number with what stands behind ±, as a cell shows it. */
export type MeanCell = {
  readonly text: string;
  /** Exact, with what the interval is or why there is none. */
  readonly title: string;
  /** Stands for a missing ± so that the digits of a column lie below each other. */
  readonly pad: string | undefined;
  readonly isMissing: boolean;
};

export type DifferenceCell =
  | { readonly kind: 'self'; readonly text: 'leader' | 'baseline' }
  | {
      readonly kind: 'difference';
      readonly text: string;
      readonly title: string;
      /** `untested` says nothing of better or worse. */
      readonly reading: 'better' | 'worse' | 'not separated' | 'untested';
      readonly mark: '▲' | '▼' | '△' | '▽' | '≈' | '';
    };

type Interval = ShownFigure['interval'];

/** Half of an interval, before it was clipped; undefined where there is none, or it is written by its ends. */
export function halfOf(interval: Interval): number | undefined {
  if (!interval.shown || 'resamples' in interval) return undefined;
  return interval.method === 't' ? interval.halfWidth : (interval.high - interval.low) / 2;
}

const MOST_DECIMALS = 12;

/** Decimals of a column: two digits of the middle uncertainty. */
export function columnDecimals(halves: readonly number[], otherwise: number): number {
  const decimals = decimalsOfUncertainty(ascending(halves)[halves.length >> 1] ?? 0);
  return decimals === undefined ? otherwise : Math.min(MOST_DECIMALS, Math.max(0, decimals));
}

/** A mean ± half its interval, or what was resampled with its ends; the title has the ends of Wilson's too. */
export function meanCell(
  mean: number | undefined,
  interval: Interval,
  facts: {
    readonly decimals: number;
    readonly nonFinite?: number;
    readonly hasHalves: boolean;
    /** Whether others of the column are written with both ends. */
    readonly hasEnds?: boolean;
  },
): MeanCell {
  const { decimals, nonFinite = 0, hasHalves, hasEnds = false } = facts;
  if (mean === undefined) {
    const text = nonFinite > 0 ? 'NaN' : NOT_LOGGED;
    const title = interval.shown ? interval.text : interval.reason;
    return { text, title, pad: undefined, isMissing: true };
  }
  const half = halfOf(interval);
  const number = (value: number) => formatMetric(value, decimals);
  const exact = `${formatExact(mean)}, ${interval.shown ? interval.text : interval.reason}`;
  if (interval.shown && 'resamples' in interval) {
    const text = `${number(mean)}${endsText(number(interval.low), number(interval.high))}`;
    return { text, title: exact, pad: undefined, isMissing: false };
  }
  if (half === undefined)
    return {
      text: number(mean),
      title: exact,
      pad: padText(decimals, { hasHalves, hasEnds }),
      isMissing: false,
    };
  return { text: withHalf(mean, half, decimals), title: exact, pad: undefined, isMissing: false };
}

function withHalf(mean: number, half: number, decimals: number): string {
  const size = Math.abs(mean);
  // What has a power of ten has it on both sides of the ±.
  const hasPower = size !== 0 && (size < 1e-4 || size >= 1e6);
  return `${formatMetric(mean, decimals)}${PLUS_MINUS}${hasPower ? formatMetric(half) : formatSpread(half, decimals)}`;
}

function endsText(low: string, high: string): string {
  return `\u00a0[${low},\u00a0${high}]`;
}

function padText(
  decimals: number,
  { hasHalves, hasEnds }: { readonly hasHalves: boolean; readonly hasEnds: boolean },
): string | undefined {
  const zero = (0).toFixed(decimals);
  if (hasEnds) return endsText(zero, zero);
  return hasHalves ? `${PLUS_MINUS}${zero}` : undefined;
}

/** A difference with its interval, and whether the data separate the two. */
export function differenceCell(
  difference: BoardDifference | undefined,
  self: 'leader' | 'baseline',
  decimals: number,
): DifferenceCell {
  if (!difference) return { kind: 'self', text: self };
  const { difference: value, test, isSeparated, word, adjusted } = difference;
  const half = test.shown ? (test.high - test.low) / 2 : undefined;
  const text =
    formatDifference(value, decimals) +
    (half === undefined ? '' : `${PLUS_MINUS}${formatSpread(half, decimals)}`);
  const corrected = adjusted === undefined ? '' : `; corrected p = ${Number(adjusted.toPrecision(2))}`;
  const title = test.shown ? `${test.text}${corrected}` : `not tested: ${test.reason}`;
  if (!test.shown) return { kind: 'difference', text, title, reading: 'untested', mark: '' };
  if (!isSeparated || word === 'equal')
    return { kind: 'difference', text, title, reading: 'not separated', mark: '≈' };
  const isAbove = value > 0;
  const mark = word === 'better' ? (isAbove ? '▲' : '▼') : isAbove ? '△' : '▽';
  return { kind: 'difference', text, title, reading: word, mark };
}

/** Slate is for what belongs to no series. */
const CONTEXT_SERIES = 10;

/** The series that a row of a board is drawn as; undefined where the board tells none apart. */
export function drawnSeries(
  series: number | undefined,
  { series: param }: Pick<BoardOptions, 'series'>,
): number | undefined {
  return series ?? (param ? CONTEXT_SERIES : undefined);
}

/** `95 %` of 0.95, on one line. */
export function levelText(level: number): string {
  return percentText(level).replace(' ', '\u00a0');
}
