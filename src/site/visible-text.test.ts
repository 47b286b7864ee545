import { describe, expect, it } from 'vitest';
import { parseVisible, visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['plain', 'plain'],
    ['a\u0000b', 'a␀b'],
    ['x\u202egnp.exe', 'x‹U+202E›gnp.exe'],
    ['line\nbreak\ttab', 'line\nbreak\ttab'],
    ['שלום', 'שלום'],
  ])('shows %j as %j', (text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });
});

describe('parseVisible', () => {
  it('reaches every text, escaped or not', () => {
    expect(parseVisible(JSON.stringify({ a: ['\u0000'], b: { c: '\u202e' } }))).toEqual({
      a: ['␀'],
      b: { c: '‹U+202E›' },
    });
    expect(parseVisible('{"a":"ü"}')).toEqual({ a: 'ü' });
  });
});
