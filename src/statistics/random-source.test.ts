import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/read-vectors.ts';
import { fnv1a32, type RandomState, randomSource, randomState, xoshiro128 } from './random-source.ts';

type FromState = { readonly state: RandomState };
type FromKey = { readonly key: string; readonly n: number };
type Expected = { u32: number[]; fnv1a: number; state: number[]; indices: number[] };
const vectors = readVectors<FromState | FromKey, Expected>(new URL('./fixtures/prng.json', import.meta.url));

const draw = (count: number, next: () => number) => Array.from({ length: count }, next);

describe('randomSource', () => {
  it('has all 27 vectors', () => {
    expect(vectors).toHaveLength(27);
  });

  it.each(vectors)('is bit-equal to $id', ({ inputs, expected }) => {
    if ('state' in inputs) {
      expect(draw(expected.u32.length, xoshiro128(inputs.state).next)).toEqual(expected.u32);
      return;
    }
    expect(fnv1a32(inputs.key)).toBe(expected.fnv1a);
    expect(randomState(expected.fnv1a)).toEqual(expected.state);
    const { below } = randomSource(inputs.key);
    expect(draw(expected.indices.length, () => below(inputs.n))).toEqual(expected.indices);
  });

  it('hashes the UTF-8 bytes of a text, not its code units', () => {
    // FNV-1a of C3 A9.
    const bytes = [0xc3, 0xa9].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), 0x811c9dc5);
    expect(fnv1a32('é')).toBe(bytes >>> 0);
  });

  it.each([1, 2, 7, 50])('tallies %i draws as they are drawn one by one, and goes on after them', (n) => {
    const [tallied, single] = [randomSource('tally'), randomSource('tally')];
    const counts = new Uint32Array(n);
    for (let again = 0; again < 3; again++) {
      tallied.tally(counts);
      const expected = new Uint32Array(n);
      for (const index of draw(n, () => single.below(n))) expected[index] = (expected[index] ?? 0) + 1;
      expect(counts).toEqual(expected);
    }
    expect(tallied.next()).toBe(single.next());
  });

  it('refuses a number of choices that a double cannot share out exactly', () => {
    const { below } = randomSource('');
    expect(() => below(2 ** 21)).toThrowErrorMatchingInlineSnapshot(
      '[Error: invalid number of choices: 2097152]',
    );
    expect(() => below(0)).toThrowErrorMatchingInlineSnapshot('[Error: invalid number of choices: 0]');
  });
});
