import { describe, expect, it } from 'vitest';
import { aggregateOf, bestOf, gatherValues } from './aggregate-values.ts';

const MIXED = [3, 1, 2, Number.NaN, Number.POSITIVE_INFINITY];

describe('gatherValues', () => {
  it('counts what is not finite apart', () => {
    expect(gatherValues(MIXED)).toMatchObject({ n: 5, nonFinite: 2, summary: { n: 3, min: 1, max: 3 } });
    expect(gatherValues([])).toEqual({ n: 0, nonFinite: 0, summary: undefined });
  });
});

describe('aggregateOf', () => {
  it.each([
    ['mean', [3, 1, 2], 'maximize', { value: 2, sd: 1 }],
    ['median', [3, 1, 9], undefined, { value: 3, sd: undefined }],
    ['min', [3, 1, 2], undefined, { value: 1, sd: undefined }],
    ['max', [3, 1, 2], undefined, { value: 3, sd: undefined }],
    ['best', [3, 1, 2], 'maximize', { value: 3, sd: undefined }],
    ['best', [3, 1, 2], 'minimize', { value: 1, sd: undefined }],
    ['best', [3, 1, 2], undefined, { value: undefined, sd: undefined }],
    ['mean', [3], 'maximize', { value: 3, sd: undefined }],
    ['mean', MIXED, 'maximize', { value: undefined, sd: undefined }],
    ['median', MIXED, 'maximize', { value: undefined, sd: undefined }],
    ['max', MIXED, 'maximize', { value: 3, sd: undefined }],
    ['min', [Number.NaN], 'maximize', { value: undefined, sd: undefined }],
  ] as const)('gives the %s of %j, to %s', (aggregate, values, goal, expected) => {
    expect(aggregateOf(gatherValues(values), aggregate, goal)).toEqual(expected);
  });
});

describe('bestOf', () => {
  it.each([
    [[1, 3, 2], 'maximize', 3],
    [[1, 3, 1], 'minimize', 1],
    [[2, 2], 'maximize', undefined],
    [[2], 'maximize', undefined],
    [[], 'minimize', undefined],
  ] as const)('of %j to %s is %s', (values, goal, expected) => {
    expect(bestOf(values, goal)).toBe(expected);
  });
});
