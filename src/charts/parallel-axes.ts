import type { Goal } from '../analysis/metric-direction.ts';
import { compareText } from '../analysis/order.ts';
import type { InfluentialParam } from '../analysis/param-influence.ts';
import { numericParam } from '../analysis/param-space.ts';
import { paramValue, type SeriesParam, seriesOf } from '../analysis/series-param.ts';
import type { Run } from '../entities/run.ts';
import { type Clip, clipWorst } from './clip.ts';
import { type ValueScale, valueScale } from './value-scale.ts';

/** One vertical axis; places run from 0 at the foot to 1 at the head. */
export type ParallelAxis = {
  readonly key: string;
  readonly isMetric: boolean;
  readonly ticks: readonly { readonly label: string; readonly at: number }[];
  /** Whether some line meets the axis below its foot because the run has no such param. */
  readonly hasMissing: boolean;
  readonly scale: 'levels' | 'linear' | 'log';
};
export type ParallelLine = {
  readonly run: Run;
  readonly value: number;
  readonly series: number | undefined;
  /** One place per axis. */
  readonly at: readonly number[];
};
export type ParallelCoordinates = {
  readonly axes: readonly ParallelAxis[];
  /** Best first. */
  readonly lines: readonly ParallelLine[];
  /** How many runs there are to draw; more than lines when only a part is drawn. */
  readonly total: number;
  readonly clip: Clip | undefined;
};

/** Where a line passes an axis whose param the run does not have. */
export const MISSING_AT = -0.13;
const MOST_LINES = 200;
/** Of more runs than can be drawn, the best are all kept and the others evenly thinned. */
const BEST_KEPT = 40;
const MOST_AXES = 6;
const MOST_LEVELS = 12;
/** A numeric param with more values than this has a scale instead of levels. */
const MOST_NUMERIC_LEVELS = 7;
const LEAST_SHARE = 0.25;
const LEAST_INFLUENCE = 0.03;
const MOST_JUDGED = 40;
const LEAST_RUNS = 4;

type Ranked = { readonly run: Run; readonly value: number };

function thin(ranked: readonly Ranked[]): readonly Ranked[] {
  if (ranked.length <= MOST_LINES) return ranked;
  const rest = ranked.length - BEST_KEPT;
  const places = MOST_LINES - BEST_KEPT;
  return [
    ...ranked.slice(0, BEST_KEPT),
    ...Array.from(
      { length: places },
      (_, i) => ranked[BEST_KEPT + Math.floor(((i + 1) * rest) / places) - 1] as Ranked,
    ),
  ];
}

function distinct(ranked: readonly Ranked[], key: string): number {
  return new Set(ranked.flatMap(({ run }) => paramValue(run, key) ?? [])).size;
}

/**
 * Params worth an axis: two values or more among these runs, few levels unless numbers, and not only some runs'.
 * Those that the runs' order does not go along with at all (seeds, say) come in only when there is no other.
 */
function chooseParams(
  params: readonly InfluentialParam[],
  ranked: readonly Ranked[],
  series: SeriesParam | undefined,
): readonly InfluentialParam[] {
  const usable = params
    .slice(0, MOST_JUDGED)
    .filter(
      ({ key, numeric, values, runs }) =>
        (numeric || values <= MOST_LEVELS) &&
        runs >= ranked.length * LEAST_SHARE &&
        distinct(ranked, key) > 1,
    );
  const telling = usable.filter(({ influence }) => influence >= LEAST_INFLUENCE);
  const chosen = (telling.length >= 2 ? telling : usable.slice(0, 2)).slice(0, MOST_AXES);
  // Least influential first: the axis beside the metric is the one that goes along with it best. What gives the
  // colours comes first of all, so that they can be read without a legend.
  return [...chosen].reverse().sort((a, b) => Number(b.key === series?.key) - Number(a.key === series?.key));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

type Placed = { readonly axis: ParallelAxis; readonly at: readonly number[] };

/** Places evenly spaced levels and spreads the lines of one level, so that each stays visible. */
function placeLevels(lines: readonly Ranked[], key: string, numeric: boolean): Placed {
  const texts = lines.map(({ run }) => paramValue(run, key));
  const valuesByLevel = new Map<string, number[]>();
  texts.forEach((text, index) => {
    if (text === undefined) return;
    const values = valuesByLevel.get(text) ?? [];
    values.push(lines[index]?.value ?? 0);
    valuesByLevel.set(text, values);
  });
  const levels = [...valuesByLevel].sort(([a, inA], [b, inB]) =>
    numeric
      ? (numericParam(a) ?? 0) - (numericParam(b) ?? 0) || compareText(a, b)
      : median(inA) - median(inB) || compareText(a, b),
  );
  const gap = levels.length > 1 ? 1 / (levels.length - 1) : 1;
  const place = new Map(levels.map(([text], index) => [text, levels.length > 1 ? index * gap : 0.5]));
  const band = Math.min(0.14, gap * 0.6);
  const at = texts.map((text) => (text === undefined ? MISSING_AT : (place.get(text) ?? 0)));
  return {
    axis: {
      key,
      isMetric: false,
      ticks: levels.map(([label]) => ({ label, at: place.get(label) ?? 0 })),
      hasMissing: texts.includes(undefined),
      scale: 'levels',
    },
    at: spread(at, lines, band),
  };
}

/** Moves lines that would lie on each other apart, the one with the greater value higher. */
function spread(at: readonly number[], lines: readonly Ranked[], band: number): readonly number[] {
  const members = new Map<number, number[]>();
  at.forEach((place, index) => {
    const group = members.get(place) ?? [];
    group.push(index);
    members.set(place, group);
  });
  const moved = [...at];
  for (const [place, group] of members) {
    const room = place === MISSING_AT ? 0.05 : band;
    group.sort((a, b) => (lines[a]?.value ?? 0) - (lines[b]?.value ?? 0) || a - b);
    group.forEach((index, rank) => {
      moved[index] = place + ((rank + 0.5) / group.length - 0.5) * room;
    });
  }
  return moved;
}

function axisOf(key: string, isMetric: boolean, scale: ValueScale, hasMissing: boolean): ParallelAxis {
  return { key, isMetric, ticks: scale.ticks, hasMissing, scale: scale.isLog ? 'log' : 'linear' };
}

function placeNumbers(lines: readonly Ranked[], key: string): Placed {
  const numbers = lines.map(({ run }) => numericParam(paramValue(run, key)));
  const scale = valueScale(numbers.filter((value) => value !== undefined));
  const at = numbers.map((value) => (value === undefined ? MISSING_AT : scale.place(value)));
  return {
    axis: axisOf(key, false, scale, numbers.includes(undefined)),
    at: spread(at, lines, 0.02),
  };
}

function placeParam(lines: readonly Ranked[], { key, numeric }: InfluentialParam): Placed {
  const texts = new Set(lines.map(({ run }) => paramValue(run, key)));
  const isLevels = !numeric || texts.size <= MOST_NUMERIC_LEVELS;
  return isLevels ? placeLevels(lines, key, numeric) : placeNumbers(lines, key);
}

/**
 * Lays out parallel coordinates: one axis per param that differs, the metric last, one line per run.
 * Undefined when there are fewer than two params to draw or four runs.
 *
 * @param ranked comparable runs and their values of the metric, best first.
 */
export function parallelCoordinates(
  metric: { readonly key: string; readonly goal: Goal },
  ranked: readonly Ranked[],
  params: readonly InfluentialParam[],
  series: SeriesParam | undefined,
): ParallelCoordinates | undefined {
  const lines = thin(ranked);
  const chosen = chooseParams(params, ranked, series);
  if (chosen.length < 2 || lines.length < LEAST_RUNS) return undefined;
  const values = lines.map(({ value }) => value);
  const clip = clipWorst(values, metric.goal);
  const drawn = (value: number) => clip?.apply(value) ?? value;
  const scale = valueScale(values.map(drawn));
  const placed = chosen.map((param) => placeParam(lines, param));
  return {
    axes: [...placed.map(({ axis }) => axis), axisOf(metric.key, true, scale, false)],
    lines: lines.map(({ run, value }, index) => ({
      run,
      value,
      series: seriesOf(run, series),
      at: [...placed.map(({ at }) => at[index] ?? 0), scale.place(drawn(value))],
    })),
    total: ranked.length,
    clip,
  };
}
