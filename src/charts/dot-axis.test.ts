import { describe, expect, it } from 'vitest';
import { dotAxis } from './dot-axis.ts';

describe('dotAxis', () => {
  it('places the extremes inside the margins and ticks at round values', () => {
    const axis = dotAxis([0.95, 0.98, 0.96]);
    expect(axis?.place(0.95)).toBe('16.0%');
    expect(axis?.place(0.98)).toBe('84.0%');
    expect(axis?.ticks).toEqual([
      { value: 0.96, place: '38.7%' },
      { value: 0.98, place: '84.0%' },
    ]);
  });

  it.each([
    ['no value', []],
    ['one value', [1]],
    ['equal values', [2, 2]],
    ['one finite value', [1, Number.NaN, Number.POSITIVE_INFINITY]],
    ['a span that no double holds', [-1.7e308, 1.7e308]],
  ])('makes no axis of %s', (_name, values) => {
    expect(dotAxis(values)).toBeUndefined();
  });

  it('gives no place to what is not finite', () => {
    expect(dotAxis([0, 1, Number.NaN])?.place(Number.NaN)).toBeUndefined();
  });
});
