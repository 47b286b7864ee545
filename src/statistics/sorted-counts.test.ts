import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBelow, countUpTo } from './sorted-counts.ts';

describe('countBelow and countUpTo', () => {
  it('count what a look at every number counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.integer({ min: -1, max: 10 }),
        (numbers, limit) => {
          const sorted = Float64Array.from(numbers).sort();
          expect(countBelow(sorted, limit)).toBe(numbers.filter((number) => number < limit).length);
          expect(countUpTo(sorted, limit)).toBe(numbers.filter((number) => number <= limit).length);
        },
      ),
    );
  });
});
