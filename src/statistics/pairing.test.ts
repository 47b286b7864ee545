import { describe, expect, it } from 'vitest';
import { arePaired } from './pairing.ts';
import type { Unit } from './wording.ts';

const of = (...repeats: string[]) => ({ values: repeats.map(Number), repeats });
const FIVE = of('1', '2', '3', '4', '5');

describe('arePaired', () => {
  it.each<[string, ReturnType<typeof of>[], Unit, boolean]>([
    ['the same five seeds', [FIVE, of('5', '4', '3', '2', '1')], 'seed', true],
    ['four seeds', [of('1', '2', '3', '4'), of('1', '2', '3', '4')], 'seed', false],
    ['three folds', [of('1', '2', '3'), of('3', '2', '1')], 'fold', true],
    ['other seeds', [FIVE, of('1', '2', '3', '4', '6')], 'seed', false],
    ['a seed twice', [FIVE, of('1', '2', '3', '4', '4')], 'seed', false],
    ['one seed more', [FIVE, of('1', '2', '3', '4', '5', '6')], 'seed', false],
    ['one group', [FIVE], 'seed', false],
  ])('%s', (_, groups, unit, expected) => {
    expect(arePaired(groups, unit)).toBe(expected);
  });

  it('needs repeats with names', () => {
    expect(arePaired([FIVE, { values: [1, 2, 3, 4, 5] }], 'seed')).toBe(false);
  });
});
