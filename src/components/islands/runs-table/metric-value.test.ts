import { describe, expect, it } from 'vitest';
import { numberedValue, valueNote } from './metric-value.ts';

describe('valueNote', () => {
  it.each([
    [{ kind: 'latest' }, undefined],
    [{ kind: 'best' }, 'best'],
    [{ kind: 'at', step: 100 }, '@ step 100'],
    [{ kind: 'mean', points: 5 }, 'mean of last 5'],
  ] as const)('of %j', (value, expected) => {
    expect(valueNote(value)).toBe(expected);
  });
});

describe('numberedValue', () => {
  it.each([
    ['at', '100', { kind: 'at', step: 100 }],
    ['at', '-3', { kind: 'at', step: -3 }],
    ['at', '-0', { kind: 'at', step: 0 }],
    ['at', '', undefined],
    ['at', '1.5', undefined],
    ['at', '9007199254740993', undefined],
    ['mean', '1', { kind: 'mean', points: 1 }],
    ['mean', '0', undefined],
    ['mean', '-2', undefined],
  ] as const)('%s with %j', (kind, text, expected) => {
    expect(numberedValue(kind, text)).toEqual(expected);
  });
});
