import { describe, expect, it } from 'vitest';
import { comparableValue } from './param-value.ts';

describe('comparableValue', () => {
  it.each([
    ['1e-1', 0.1],
    [' 1.0 ', 1],
    ['+.5', 0.5],
    ['5.', 5],
    ['-0', 0],
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['1e400', '1e400'],
    ['0x10', '0x10'],
    ['NaN', 'NaN'],
    ['', ''],
    ['adam', 'adam'],
  ])('of %j is %j', (value, expected) => {
    expect(comparableValue(value)).toBe(expected);
  });
});
