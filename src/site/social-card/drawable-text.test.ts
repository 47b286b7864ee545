import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../testing/hostile-texts.ts';
import { drawableText } from './drawable-text.ts';
import { cardFonts } from './fonts.ts';

const { regular } = cardFonts();
const draw = (text: string) => drawableText(text, regular, 'instead');

describe('drawableText', () => {
  it.each([
    ['keeps what the typeface has', 'Ünïcödé ß Привет ≈ ↑ 0.98\u202f±\u202f0.01', undefined],
    ['composes', 'cafe\u0301', 'café'],
    ['takes apart what it has only in parts', 'άλφα'.normalize('NFC'), 'α\u0301λφα'],
    ['makes one line', 'two\nlines\tand  spaces ', 'two lines and spaces'],
    [
      'leaves out what has no look',
      'zero\u200bwidth\u200djoiner\ufeff \u202egpj.exe\u202c\u0007',
      'zerowidthjoiner gpj.exe',
    ],
    [
      'leaves out marks that would reach into other lines',
      'Z\u0351\u036b\u0343\u036a\u0302algo',
      'Z\u0351algo',
    ],
    ['shows a gap for each row of other characters', 'resnet50 日本語 v2 🙂🙂', 'resnet50 … v2 …'],
    ['says something else where most is lost', '日本語の実験 v2', 'instead'],
    ['says something else for signs alone that are lost', '👩‍👩‍👧‍👦🏳️‍🌈', 'instead'],
    ['says something else for nothing', ' ', 'instead'],
  ])('%s', (_name, text, expected) => {
    expect(draw(text)).toBe(expected ?? text);
  });

  it('gives only what can be drawn, whatever the text', () => {
    for (const text of HOSTILE_TEXTS) {
      const drawn = draw(text);
      expect(drawn).not.toBe('');
      const missing = Array.from(drawn).filter((character) => !regular.has(character.codePointAt(0) ?? 0));
      expect(missing, JSON.stringify(text)).toEqual([]);
    }
  });
});
