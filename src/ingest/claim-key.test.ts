import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimKey, wishOf } from './claim-key.ts';

describe('wishOf', () => {
  it.each([
    ['', '0', '0'],
    ['archive.', '0', 'archive.0'],
    ['', '', 'unnamed'],
    ['', 'nul\0byte \u202e', 'nul_byte _'],
  ])('with the prefix %j makes of %j %j', (prefix, id, key) => {
    expect(wishOf(prefix, id)).toBe(key);
  });
});

describe('claimKey', () => {
  it('gives the wish to whoever asks first, then qualifies, then counts', () => {
    const taken = new Set<string>();
    expect([1, 2, 3, 4].map(() => claimKey(taken, '0', 'copy'))).toEqual([
      '0',
      '0.copy',
      '0.copy.2',
      '0.copy.3',
    ]);
  });

  it('never gives a key twice', () => {
    const name = fc.constantFrom('a', 'b', 'a.b', 'a.b.2', 'b.2');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name)), (wishes) => {
        const taken = new Set<string>();
        const keys = wishes.map(([wish, qualifier]) => claimKey(taken, wish, qualifier));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
