import { describe, expect, it } from 'vitest';
import { terminalText, wrapText } from './terminal-text.ts';

describe('terminalText', () => {
  it.each([
    ['a\x1b[2Jb', 'a␛[2Jb'],
    ['a\nb\tc\r', 'a␊b␉c␍'],
    ['\u202eevil', '‹U+202E›evil'],
    ['1\u202f000\u00a0kB', '1 000 kB'],
    ['größe 森', 'größe 森'],
  ])('%j is shown as %j', (text, shown) => {
    expect(terminalText(text)).toBe(shown);
  });
});

describe('wrapText', () => {
  it.each([
    ['short', 20, ['  short']],
    ['one two three four', 12, ['  one two', '    three', '    four']],
    ['see a/very/long/path/to/a/file now', 12, ['  see', '    a/very/long/path/to/a/file', '    now']],
    ['', 12, ['  ']],
  ])('%j in %i columns', (text, width, lines) => {
    expect(wrapText(text, width, '  ', '    ')).toEqual(lines);
  });
});
