import type { ReviewCurve } from '../../entities/review-file.ts';
import type { Run } from '../../entities/run.ts';
import { decimate } from '../../statistics/decimate.ts';
import { curveBand } from '../curve-band.ts';
import type { ReviewSource } from './review-source.ts';

/** A line of a small figure needs no more. */
const MOST_POINTS = 240;

/** The mean and range of a metric over its steps; undefined where no run has two points at different steps. */
export function reviewCurve(
  runs: readonly Run[],
  metric: string,
  source: Pick<ReviewSource, 'historyOf'>,
): ReviewCurve | undefined {
  const points = runs.flatMap((run) => source.historyOf(run, metric) ?? []);
  const band = curveBand(
    points.map(({ steps, values }) => ({ x: steps, y: values })),
    'range',
  );
  if (band.x.length < 2) return undefined;
  const { indexes } = decimate(band.mean, MOST_POINTS);
  const taken = (values: Float64Array) => indexes.map((index) => values[index] ?? Number.NaN);
  const isBand = points.length > 1;
  return {
    steps: taken(band.x),
    mean: taken(band.mean),
    ...(isBand ? { low: taken(band.low), high: taken(band.high) } : {}),
  };
}
