import { describe, expect, it } from 'vitest';
import { decodePart, hashFields } from './hash-fields.ts';

describe('hashFields', () => {
  it('splits at the first equals sign, and leaves values as they are written', () => {
    expect([...hashFields('runs&q=a%26b=c&x=')]).toEqual([
      ['runs', ''],
      ['q', 'a%26b=c'],
      ['x', ''],
    ]);
  });
});

describe('decodePart', () => {
  it.each([
    ['a%2Cb', 'a,b'],
    ['', ''],
    ['%E0%A4%A', undefined],
  ])('reads "%s" as %s', (part, expected) => {
    expect(decodePart(part)).toBe(expected);
  });
});
