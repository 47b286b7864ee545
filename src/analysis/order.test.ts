import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareByGoal, compareText } from './order.ts';

const value = fc.option(fc.double(), { nil: undefined });
const goal = fc.constantFrom('maximize' as const, 'minimize' as const);

describe('compareByGoal', () => {
  it('ranks NaN and absent last in both directions', () => {
    const values = [undefined, 1, Number.NaN, 3, Number.NEGATIVE_INFINITY];
    expect([...values].sort((a, b) => compareByGoal(a, b, 'maximize'))).toEqual([
      3,
      1,
      -Infinity,
      NaN,
      undefined,
    ]);
    expect([...values].sort((a, b) => compareByGoal(a, b, 'minimize'))).toEqual([
      -Infinity,
      1,
      3,
      NaN,
      undefined,
    ]);
  });

  it('is antisymmetric', () => {
    fc.assert(
      fc.property(value, value, goal, (a, b, g) => {
        expect(compareByGoal(a, b, g) + compareByGoal(b, a, g)).toBe(0);
      }),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(value, value, value, goal, (a, b, c, g) => {
        if (compareByGoal(a, b, g) <= 0 && compareByGoal(b, c, g) <= 0) {
          expect(compareByGoal(a, c, g)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe('compareText', () => {
  it('orders by code unit', () => {
    expect(['b', 'B', 'a', 'é'].sort(compareText)).toEqual(['B', 'a', 'b', 'é']);
  });
});
