import { describe, expect, it } from 'vitest';
import { areSameRanges, metricRanges, placeInRange } from './metric-ranges.ts';
import type { TableColumn } from './table-column.ts';

const column = (id: string, values: readonly (number | undefined)[]): TableColumn => ({
  id,
  label: id,
  section: 'Metrics',
  kind: 'metric',
  differs: true,
  metric: { key: id, goalOrigin: 'unknown', decimals: 2, drawn: false, latest: () => values },
});
const OPTIONS = { value: { kind: 'latest' }, summaries: undefined } as const;

describe('metricRanges', () => {
  it('knows the finite values of the given rows alone', () => {
    const columns = [
      column('a', [5, Number.NaN, -1, undefined, Number.POSITIVE_INFINITY, 9]),
      column('b', [2, 2, 2, 2, 2, 2]),
      column('c', []),
    ];
    expect(metricRanges([0, 1, 2, 3, 4], columns, OPTIONS)).toEqual(new Map([['a', { least: -1, most: 5 }]]));
  });
});

describe('placeInRange', () => {
  const whole = { least: -Number.MAX_VALUE, most: Number.MAX_VALUE };
  it.each([
    ['the least', 1, { least: 1, most: 3 }, 0],
    ['the middle', 2, { least: 1, most: 3 }, 0.5],
    ['the greatest', 3, { least: 1, most: 3 }, 1],
    ['one beyond', 4, { least: 1, most: 3 }, 1],
    ['the middle of all numbers', 0, whole, 0.5],
    ['NaN', Number.NaN, { least: 1, most: 3 }, undefined],
    ['an infinity', Number.NEGATIVE_INFINITY, { least: 1, most: 3 }, undefined],
    ['none', undefined, { least: 1, most: 3 }, undefined],
    ['one without a range', 1, undefined, undefined],
  ])('places %s', (_name, value, range, expected) => {
    expect(placeInRange(value, range)).toBe(expected);
  });
});

describe('areSameRanges', () => {
  const ranges = (most: number) => new Map([['a', { least: 0, most }]]);
  it('compares what they hold', () => {
    expect(areSameRanges(ranges(1), ranges(1))).toBe(true);
    expect(areSameRanges(ranges(1), ranges(2))).toBe(false);
    expect(areSameRanges(ranges(1), new Map())).toBe(false);
  });
});
