import { describe, expect, it } from 'vitest';
import { type LiveReading, problemsOf } from './live-reading.ts';

const READING: LiveReading = {
  atMs: 0,
  ms: 1,
  runs: 2,
  points: 10,
  errors: [],
  rows: [{ table: 'metrics', rows: 10, used: 10, reported: 0 }],
  beside: ['mlflow.db'],
};

describe('problemsOf', () => {
  it('has nothing to say of a database that grows', () => {
    expect(problemsOf([READING, READING, { ...READING, points: 11, runs: 3 }])).toEqual([]);
  });

  it.each([
    ['fewer points', { points: 9 }, 'reading 2: 9 points, 10 before'],
    ['fewer runs', { runs: 1 }, 'reading 2: 1 runs, 2 before'],
    ['an error', { errors: ['bad-row metrics: Skipped.'] }, 'reading 2: bad-row metrics: Skipped.'],
    [
      'a row that went nowhere',
      { rows: [{ table: 'metrics', rows: 10, used: 9, reported: 0 }] },
      'reading 2: metrics has 10 rows, 9 used and 0 reported',
    ],
    [
      'a row that found no place',
      { rows: [{ table: 'metrics', rows: 10, used: 9, reported: 1 }] },
      'reading 2: metrics has 10 rows, 9 used and 1 reported',
    ],
    ['no rows at all', { rows: [] }, 'reading 2: no table is accounted for'],
  ])('names %s', (_, change, problem) => {
    expect(problemsOf([READING, { ...READING, ...change }])).toEqual([problem]);
  });
});
