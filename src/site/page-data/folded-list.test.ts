import { describe, expect, it } from 'vitest';
import { foldList } from './folded-list.ts';

describe('foldList', () => {
  it.each([
    [3, [3, 0, 0]],
    [7, [7, 0, 0]],
    [8, [5, 3, 0]],
    [15, [5, 10, 0]],
    [40, [5, 10, 25]],
  ])('divides %d items', (count, expected) => {
    const { shown, folded, left } = foldList(Array.from({ length: count }), 5, 10);
    expect([shown.length, folded.length, left]).toEqual(expected);
  });

  it('shows nothing at once when none is to be shown', () => {
    expect(foldList(['a'], 0, 10)).toEqual({ shown: [], folded: ['a'], left: 0 });
  });
});
