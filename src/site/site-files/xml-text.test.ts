import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_TEXTS } from '../../testing/hostile-texts.ts';
import { xmlText } from './xml-text.ts';

const parse = (text: string) =>
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(`<a b="${xmlText(text)}">${xmlText(text)}</a>`, 'application/xml').documentElement;
const isAllowed = (character: string) =>
  /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(character);
const expected = (text: string) => Array.from(text).filter(isAllowed).join('');

describe('xmlText', () => {
  it('is read again as it was, but for what XML forbids', () => {
    for (const text of HOSTILE_TEXTS) {
      expect(parse(text)?.textContent).toBe(expected(text));
      expect(parse(text)?.getAttribute('b')).toBe(expected(text));
    }
  });

  it('leaves out halves of pairs and keeps pairs', () => {
    expect(xmlText('a\ud83db\ude00 \u{1f600}\u0000\uffff')).toBe('ab \u{1f600}');
  });

  it('is read again whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parse(text)?.textContent).toBe(expected(text));
      }),
    );
  });
});
