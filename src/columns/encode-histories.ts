import type { OrderedPoints } from '../entities/metric.ts';
import type { Values } from './decode-column.ts';
import { encodeFloats } from './floats.ts';
import type { MetricHistoriesFile, StepsColumn } from './metric-histories.ts';

/** Below this many, the steps themselves are as short as their rule. */
const LEAST_SPACED = 3;
const ROOM = 1024;

/** Lays the histories of one metric out while they are read, which takes no more room than their values. */
export type HistoriesEncoder = {
  /** Takes the points of a run; the rows of runs ascend. */
  readonly add: (row: number, points: OrderedPoints) => void;
  readonly file: () => MetricHistoriesFile;
};

/**
 * @param latest MLflow's latest values by row, which need not be written again where they are all there is.
 */
export function historiesEncoder(key: string, latest: Values<number>): HistoriesEncoder {
  const codes = latest.map(() => -1);
  const steps = stepSets();
  const values = floatsBuffer();
  let isLatest = true;
  return {
    add: (row, points) => {
      if (points.steps.length === 0) return;
      codes[row] = steps.codeOf(points.steps);
      values.add(points.values);
      isLatest &&= isJust(points.values, latest[row]);
    },
    file: () => ({
      format: 'runfolio-metric-histories',
      version: 1,
      key,
      steps: { sets: steps.sets, codes },
      ...(isLatest ? {} : { values: encodeFloats(values.all()) }),
    }),
  };
}

/** Whether there is no value but this one; not for negative zero, which JSON does not hold. */
function isJust(values: Float64Array, latest: number | undefined): boolean {
  const [value] = values;
  return values.length === 1 && Object.is(value, latest) && !Object.is(value, -0);
}

/** The steps that occur, and the number of each. */
function stepSets(): { readonly sets: StepsColumn[]; readonly codeOf: (steps: Float64Array) => number } {
  const numbers = new Map<string, number>();
  const sets: StepsColumn[] = [];
  return {
    sets,
    codeOf: (steps) => {
      const set = encodeSteps(steps);
      const id = JSON.stringify(set);
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, sets.length);
      return sets.push(set) - 1;
    },
  };
}

function encodeSteps(steps: Float64Array): StepsColumn {
  const [from = 0, second = 0] = steps;
  const by = second - from;
  const isSpaced = steps.length >= LEAST_SPACED && steps.every((step, index) => step === from + index * by);
  if (isSpaced) return { from, by, points: steps.length };
  return Array.from(steps, (step, index) => step - (index > 0 ? (steps[index - 1] ?? 0) : 0));
}

/** Numbers one after the other. */
function floatsBuffer(): { readonly add: (more: Float64Array) => void; readonly all: () => Float64Array } {
  let held = new Float64Array(ROOM);
  let length = 0;
  return {
    add: (more) => {
      if (length + more.length > held.length) {
        const larger = new Float64Array(Math.max(2 * held.length, length + more.length));
        larger.set(held);
        held = larger;
      }
      held.set(more, length);
      length += more.length;
    },
    all: () => held.subarray(0, length),
  };
}
