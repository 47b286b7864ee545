import { describe, expect, it } from 'vitest';
import { numberDifference } from './number-difference.ts';

describe('numberDifference', () => {
  it.each([
    ['0.3', '0.1', '+0.2'],
    ['0.1', '0.3', '−0.2'],
    ['12', '10', '+2'],
    ['1e-7', '0', '+1 × 10⁻⁷'],
    ['0.75', '1', '−0.25'],
    ['1', '1.0', undefined],
    ['a', '1', undefined],
    ['', '1', undefined],
    ['nan', '1', undefined],
    [undefined, '1', undefined],
  ])('of %s to %s is %s', (text, base, expected) => {
    expect(numberDifference(text, base)?.replaceAll('\u202f', ' ')).toBe(expected);
  });
});
