import { niceTicks } from './ticks.ts';

/** A horizontal axis that the cells of a column share; places are per cent of the cell's width. */
export type DotAxis = {
  /** Undefined for values that have no place: NaN and the infinities. */
  readonly place: (value: number) => string | undefined;
  readonly ticks: readonly { readonly value: number; readonly place: string }[];
  /** Decimals that tell the ticks apart. */
  readonly tickDecimals: number;
};

/** Part of the width left free on both sides, for tick labels and markers. */
const MARGIN = 0.16;
const MOST_TICKS = 3;

/** The axis of a column of dots; undefined when fewer than two different values could be told apart. */
export function dotAxis(values: readonly number[]): DotAxis | undefined {
  const finite = values.filter(Number.isFinite);
  const min = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const max = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const span = max - min;
  if (!(span > 0) || !Number.isFinite(span)) return undefined;
  const at = (value: number) => MARGIN + ((value - min) / span) * (1 - 2 * MARGIN);
  const place = (value: number) => (Number.isFinite(value) ? `${(at(value) * 100).toFixed(1)}%` : undefined);
  const visible = [1, 2, 3, 4].map((count) =>
    niceTicks(min, max, count).filter((value) => at(value) > 0.08 && at(value) < 0.92),
  );
  const chosen = visible.find(({ length }) => length >= 2 && length <= MOST_TICKS) ?? visible.at(-1) ?? [];
  const ticks = chosen.slice(0, MOST_TICKS).map((value) => ({ value, place: place(value) ?? '' }));
  const decimals = ticks.map(({ value }) => String(value).split('.')[1]?.length ?? 0);
  return { place, ticks, tickDecimals: Math.max(0, ...decimals) };
}
