import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

describe('nearestName', () => {
  it.each([
    ['Digit', ['Iris', 'Digits', 'Digest'], 'Digits'],
    ['DIGITS', ['digits'], 'digits'],
    ['iris_clasification', ['iris_classification', 'iris'], 'iris_classification'],
    ['stump', ['majority-class', 'mlp'], undefined],
    ['a', ['b', 'ab'], undefined],
    ['x', [], undefined],
  ])('of %j', (name, known, expected) => {
    expect(nearestName(name, known)).toBe(expected);
  });
});
