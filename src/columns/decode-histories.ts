import type { OrderedPoints } from '../entities/metric.ts';
import { decodeRows, type Values } from './decode-column.ts';
import { decodeFloats } from './floats.ts';
import type { MetricHistoriesFile, StepsColumn } from './metric-histories.ts';

/** By row, the points of a run's history in MLflow's order; undefined where it has none. */
export type RunHistories = readonly (OrderedPoints | undefined)[];

/**
 * Reads the histories of one metric; the file is our own, so that it is not checked again.
 *
 * @param latest the latest values of that metric, by row.
 */
export function decodeHistories(file: MetricHistoriesFile, latest: Values<number>): RunHistories {
  const sets = file.steps.sets.map(decodeSteps);
  const all = file.values && decodeFloats(file.values);
  let at = 0;
  return file.steps.codes.map((code, row) => {
    const steps = sets[code];
    if (!steps) return undefined;
    at += steps.length;
    const values = all ? all.subarray(at - steps.length, at) : Float64Array.of(latest[row] ?? Number.NaN);
    return { steps, values };
  });
}

function decodeSteps(column: StepsColumn): Float64Array {
  if (Array.isArray(column)) return Float64Array.from(decodeRows(column));
  return Float64Array.from({ length: column.points }, (_, index) => column.from + index * column.by);
}
