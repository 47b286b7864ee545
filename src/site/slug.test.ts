import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slug } from './slug.ts';

describe('slug', () => {
  it.each([
    ['0', '0'],
    ['digits_classifier', 'digits_classifier'],
    ['archive.0', 'archive.0'],
    ['4f8d1c0d3e5b4b0c9a7e6d5c4b3a2918', '4f8d1c0d3e5b4b0c9a7e6d5c4b3a2918'],
  ])('keeps %s', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it.each([
    '',
    '..',
    '.',
    'A',
    'a%b',
    'a/b',
    'con',
    'nul.txt',
    'index.html',
    '__proto__?',
    '😀',
    'x'.repeat(300),
    'a.',
    '-a',
  ])('makes a safe segment of %j', (text) => {
    expect(slug(text)).toMatch(/^[a-z0-9_][a-z0-9._-]*-[0-9a-f]{8}$/);
    expect(slug(text).length).toBeLessThanOrEqual(80);
  });

  it('keeps texts apart that differ only by case', () => {
    expect(slug('TrumpWorld')).not.toBe(slug('Trumpworld'));
  });

  it('gives distinct segments for distinct texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        if (a !== b) expect(slug(a)).not.toBe(slug(b));
      }),
    );
  });
});
