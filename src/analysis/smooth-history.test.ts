import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { smoothHistory } from './smooth-history.ts';

type Inputs = { readonly values: readonly number[]; readonly smoothing: number };
const vectors = readVectors<Inputs, readonly number[]>(new URL('./fixtures/ema.json', import.meta.url));

/** What the function of MLflow 3.17.2's UI gave for the values and the slider's place. */
const OF_MLFLOW: readonly (readonly [number[], number, number[]])[] = [
  [[1, 2, 4, 8], 0, [1, 2, 4, 8]],
  [[1, 2, 4, 8], 1, [1, 2, 4, 8]],
  [[1, 2, 4, 8], 2, [1, 1.9805825242718444, 3.96002690496781, 7.920001141644825]],
  [[1, 2, 4, 8], 50, [1, 1.6688741721854305, 3.0085065630105348, 5.690018671940625]],
  [
    [0.9, 0.5, Number.NaN, 0.4, 0.45],
    60,
    [0.9, 0.6490683229813664, Number.NaN, 0.47048098503979147, 0.4615026510390108],
  ],
  [[Number.NaN, 3, 1], 80, [Number.NaN, 1.6740331491712708, 1.3954458895506663]],
  [[5, 5, 5], 90, [5, 5, 5]],
  [[2, 1], 100, [2, 1.4975124378109423]],
  [[7], 70, [7]],
  [[], 70, []],
  [[1e-9, -200000, 3.5, 0], 33, [1e-9, -150746.26865671616, -45583.279525405094, -14539.76031126473]],
];

describe('smoothHistory', () => {
  it.each(OF_MLFLOW)('smooths %j at %i as MLflow does', (values, smoothing, expected) => {
    expect([...smoothHistory(Float64Array.from(values), smoothing)]).toEqual(expected);
  });

  it('has all 28 vectors', () => {
    expect(vectors).toHaveLength(28);
  });

  it.each(vectors)('reproduces $id', ({ inputs: { values, smoothing }, expected, tolerance }) => {
    const smoothed = [...smoothHistory(Float64Array.from(values), smoothing)];
    expect(deviations(smoothed, expected, tolerance)).toEqual([]);
  });

  it('lets an infinite value be a gap instead of lifting all that follow', () => {
    const smoothed = smoothHistory(Float64Array.of(1, Number.POSITIVE_INFINITY, 3), 50);
    expect(smoothed[1]).toBe(Number.POSITIVE_INFINITY);
    expect(smoothed[2]).toBeLessThan(3);
  });
});
