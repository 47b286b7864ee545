import { describe, expect, it } from 'vitest';
import { shortLabel } from './short-label.ts';

describe('shortLabel', () => {
  it.each([
    ['short', 8, 'short'],
    ['residential_building_1', 10, 'resid…ng_1'],
    ['residential_building_2', 10, 'resid…ng_2'],
    ['😀😀😀😀😀', 4, '😀😀…😀'],
  ])('shortens %s to %d characters', (text, most, expected) => {
    expect(shortLabel(text, most)).toBe(expected);
  });
});
