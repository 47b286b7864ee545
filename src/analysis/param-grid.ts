import type { Run } from '../entities/run.ts';
import { type Summary, summarize } from '../statistics/summary.ts';
import { compareText } from './order.ts';
import type { InfluentialParam } from './param-influence.ts';
import { numericParam } from './param-space.ts';
import { isRepeatParam } from './seed-groups.ts';
import { paramValue } from './series-param.ts';

type Ranked = { readonly run: Run; readonly value: number };

/** Two params whose values were tried with one another; levels ascend, numbers before words. */
export type ParamGrid = {
  readonly x: GridAxis;
  readonly y: GridAxis;
  /** By level of y, then by level of x; undefined where no run is. */
  readonly cells: readonly (readonly (Summary | undefined)[])[];
  readonly filled: number;
  readonly runs: number;
};
export type GridAxis = {
  readonly key: string;
  readonly numeric: boolean;
  readonly levels: readonly string[];
};

const MOST_LEVELS = 10;
const LEAST_CELLS = 6;
/** A grid with more holes than this is a list. */
const LEAST_FILLED = 0.8;
/** A grid that leaves out more of the runs does not tell of the experiment. */
const LEAST_RUNS = 0.5;
const MOST_PARAMS = 8;

function compareLevels(a: string, b: string): number {
  const [x, y] = [numericParam(a), numericParam(b)];
  if (x !== undefined && y !== undefined && x !== y) return x - y;
  return Number(x === undefined) - Number(y === undefined) || compareText(a, b);
}

function axisOf({ key, numeric }: InfluentialParam, ranked: readonly Ranked[]): GridAxis {
  const levels = new Set(ranked.flatMap(({ run }) => paramValue(run, key) ?? []));
  return { key, numeric, levels: [...levels].sort(compareLevels) };
}

function gridOf(a: GridAxis, b: GridAxis, ranked: readonly Ranked[]): ParamGrid {
  // The longer axis lies flat; of two equal ones the more influential.
  const [x, y] = b.levels.length > a.levels.length ? [b, a] : [a, b];
  const groups = new Map<string, number[]>();
  let runs = 0;
  for (const { run, value } of ranked) {
    const [atX, atY] = [paramValue(run, x.key), paramValue(run, y.key)];
    if (atX === undefined || atY === undefined) continue;
    runs += 1;
    const id = JSON.stringify([atX, atY]);
    const group = groups.get(id);
    if (group) group.push(value);
    else groups.set(id, [value]);
  }
  const cells = y.levels.map((atY) =>
    x.levels.map((atX) => summarize(groups.get(JSON.stringify([atX, atY])) ?? [])),
  );
  return { x, y, cells, filled: groups.size, runs };
}

/**
 * Finds the two params that go along with the metric most among those whose values were all, or nearly all, tried
 * with one another: at least 80 % of the cells have a run, and at least half of the runs are in the grid. Seeds are
 * not settings. Undefined when there are no such two.
 *
 * @param params the most influential first.
 * @param ranked comparable runs with finite values.
 */
export function paramGrid(
  params: readonly InfluentialParam[],
  ranked: readonly Ranked[],
): ParamGrid | undefined {
  const axes = params
    .filter(({ key, values }) => !isRepeatParam(key) && values >= 2 && values <= MOST_LEVELS)
    .slice(0, MOST_PARAMS)
    .map((param) => axisOf(param, ranked))
    .filter(({ levels }) => levels.length >= 2);
  for (let second = 1; second < axes.length; second++) {
    for (let first = 0; first < second; first++) {
      const [a, b] = [axes[first], axes[second]];
      if (!a || !b || a.levels.length * b.levels.length < LEAST_CELLS) continue;
      const grid = gridOf(a, b, ranked);
      const size = a.levels.length * b.levels.length;
      if (grid.filled >= size * LEAST_FILLED && grid.runs >= ranked.length * LEAST_RUNS) return grid;
    }
  }
  return undefined;
}
