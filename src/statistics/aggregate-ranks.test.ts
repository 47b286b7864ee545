import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { aggregateIntervals } from './aggregate-interval.ts';
import { aggregateRanks, ratioToBaseline } from './aggregate-ranks.ts';
import type { Goal } from './goal.ts';

type Inputs = {
  readonly scores: readonly (readonly (number | null)[])[];
  readonly directions: readonly ('max' | 'min')[];
};
type Expected = readonly ({
  readonly mean_rank: number;
  readonly borda: number;
  readonly win_rate: number | null;
} | null)[];
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/aggregate-rank.json', import.meta.url));

describe('aggregateRanks', () => {
  it('has all 26 vectors', () => {
    expect(vectors).toHaveLength(26);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected, tolerance }) => {
    const found = aggregateRanks(
      inputs.scores.map((row) => row.map((value) => value ?? undefined)),
      inputs.directions.map((direction) => (direction === 'max' ? 'maximize' : 'minimize')),
    );
    const wanted = expected.map(
      (row) => row && { meanRank: row.mean_rank, borda: row.borda, winRate: row.win_rate },
    );
    expect(deviations(found.rows, wanted, tolerance)).toEqual([]);
    expect(found.notComparable).toBe(expected.filter((row) => row === null).length);
  });
});

describe('aggregateIntervals', () => {
  const goals = new Array<Goal>(6).fill('maximize');
  const options = { key: 'aggregate', resamples: 500 };

  it('is one place for a row that leads everywhere, and names what it is over', () => {
    const scores = [
      [9, 9, 9, 9, 9, 9],
      [1, 5, 1, 5, 1, 5],
      [5, 1, 5, 1, 5, 1],
      [9, 9, 9, 9, 9, undefined],
    ];
    expect(aggregateIntervals(scores, goals, options)).toEqual({
      shown: true,
      intervals: [{ low: 1, high: 1 }, { low: 2, high: 3 }, { low: 2, high: 3 }, undefined],
      text: 'over 6 metrics, seeds not included',
    });
  });

  it('gives rows that tie all the places they share', () => {
    const same = [1, 2, 3, 4, 5, 6];
    expect(aggregateIntervals([same, same], goals, options)).toMatchObject({
      intervals: [
        { low: 1, high: 2 },
        { low: 1, high: 2 },
      ],
    });
  });

  it('refuses fewer than five metrics', () => {
    expect(aggregateIntervals([[1, 2]], ['maximize', 'minimize'], options)).toEqual({
      shown: false,
      reason: 'fewer than 5 metrics',
    });
  });
});

describe('ratioToBaseline', () => {
  it('is the geometric mean of ratios', () => {
    expect(ratioToBaseline([2, 8], [1, 1])).toBeCloseTo(4, 12);
  });

  it.each([
    [
      [1, 0],
      [1, 1],
    ],
    [
      [1, 1],
      [1, -1],
    ],
    [[1], [1, 1]],
    [[], []],
    [[Number.NaN], [1]],
  ])('is not defined for %j over %j', (values, baseline) => {
    expect(ratioToBaseline(values, baseline)).toBeUndefined();
  });
});
