import { describe, expect, it } from 'vitest';
import { differingPart } from './text-difference.ts';

const long = (middle: string) => `{"layers": [64, 64], "dropout": ${middle}, "act": "gelu"}`;

describe('differingPart', () => {
  it.each([
    ['a part in the middle', long('0.1'), long('0.25'), '1'],
    ['something more', `${long('1')} more`, long('1'), ' more'],
    ['something less', long('1'), `${long('1')} more`, ''],
    ['a repeated part', long('aa'), long('a'), 'a'],
  ])('finds %s', (_name, text, other, middle) => {
    const parts = differingPart(text, other);
    expect(parts?.middle).toBe(middle);
    expect(`${parts?.start}${parts?.middle}${parts?.end}`).toBe(text);
  });

  it.each([
    ['equal', long('1'), long('1')],
    ['short', 'adam', 'adamw'],
    ['hardly alike', '14cf8aa0486d4178a2b0aeb3bf50446b', '1b424f6fda5d40de855b7a8d39b23783'],
  ])('finds nothing when texts are %s', (_name, text, other) => {
    expect(differingPart(text, other)).toBeUndefined();
  });
});
