import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLike } from './like.ts';

describe('compileLike', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['a%c', 'abbc', true],
    ['a%c', 'ac', true],
    ['%b%', 'abc', true],
    ['%', '', true],
    ['', '', true],
    ['', 'a', false],
    ['_', '', false],
    ['_', '😀', true],
    ['a.c', 'abc', false],
    ['%a%a%', 'a', false],
    ['ab%ba', 'aba', false],
    ['a%b', 'a\nb', true],
    ['ab', 'ab\n', false],
    ['A%', 'abc', false],
  ])('says whether %j fits %j: %s', (pattern, text, expected) => {
    expect(compileLike(pattern, false)(text)).toBe(expected);
  });

  it('ignores case in every script when asked to', () => {
    expect(compileLike('ä%Я', true)('ÄÖя')).toBe(true);
    expect(compileLike('ä%', false)('Ä')).toBe(false);
  });

  it('says what a regular expression says', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '%', '_', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, tested) => {
        const expression = new RegExp(`^${pattern.replaceAll('%', '.*').replaceAll('_', '.')}$`, 's');
        expect(compileLike(pattern, false)(tested)).toBe(expression.test(tested));
      }),
      { numRuns: 500 },
    );
  });

  it('needs no longer for a pattern that a regular expression would try in every way', () => {
    expect(compileLike(`${'%a'.repeat(30)}%b`, false)('a'.repeat(8000))).toBe(false);
  });
});
