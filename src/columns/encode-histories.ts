import type { OrderedPoints } from '../entities/metric.ts';
import type { Values } from './decode-column.ts';
import { encodeFloats } from './floats.ts';
import type { MetricHistoriesFile, StepsColumn } from './metric-histories.ts';

/** Below this many, the steps themselves are as short as their rule. */
const LEAST_SPACED = 3;

/**
 * Lays the histories of one metric out; both lists are in the order of the runs.
 *
 * @param latest MLflow's latest values, which need not be written again where they are all there is.
 */
export function encodeHistories(
  key: string,
  histories: readonly (OrderedPoints | undefined)[],
  latest: Values<number>,
): MetricHistoriesFile {
  const isLatest = histories.every((points, row) => !points || isJust(points.values, latest[row]));
  return {
    format: 'runfolio-metric-histories',
    version: 1,
    key,
    steps: encodeStepSets(histories),
    ...(isLatest ? {} : { values: encodeFloats(joined(histories)) }),
  };
}

/** Whether there is no value but this one; not for negative zero, which JSON does not hold. */
function isJust(values: Float64Array, latest: number | undefined): boolean {
  const [value] = values;
  return values.length === 0 || (values.length === 1 && Object.is(value, latest) && !Object.is(value, -0));
}

function encodeStepSets(histories: readonly (OrderedPoints | undefined)[]): MetricHistoriesFile['steps'] {
  const numbers = new Map<string, number>();
  const sets: StepsColumn[] = [];
  const codes = histories.map((points) => {
    if (!points || points.steps.length === 0) return -1;
    const set = encodeSteps(points.steps);
    const id = JSON.stringify(set);
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, sets.length);
    return sets.push(set) - 1;
  });
  return { sets, codes };
}

function encodeSteps(steps: Float64Array): StepsColumn {
  const [from = 0, second = 0] = steps;
  const by = second - from;
  const isSpaced = steps.length >= LEAST_SPACED && steps.every((step, index) => step === from + index * by);
  if (isSpaced) return { from, by, points: steps.length };
  return Array.from(steps, (step, index) => step - (index > 0 ? (steps[index - 1] ?? 0) : 0));
}

function joined(histories: readonly (OrderedPoints | undefined)[]): Float64Array {
  const count = histories.reduce((sum, points) => sum + (points?.values.length ?? 0), 0);
  const all = new Float64Array(count);
  let at = 0;
  for (const points of histories) {
    if (!points) continue;
    all.set(points.values, at);
    at += points.values.length;
  }
  return all;
}
