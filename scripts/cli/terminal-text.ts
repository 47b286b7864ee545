import { formatCount } from '../../src/site/format.ts';
import { visibleText } from '../../src/site/visible-text.ts';

/** Keeps a number and its noun on one line; printed as a plain space. */
export const NO_BREAK = '\u00a0';

const SIGNS: Readonly<Record<string, string>> = { '\n': '␊', '\r': '␍', '\t': '␉' };

/** `1 run`, `2 runs`. */
export function count(number: number, singular: string): string {
  return `${formatCount(number)} ${singular}${number === 1 ? '' : 's'}`;
}

/**
 * Text from a store as a terminal may show it: control characters, which could move the cursor or clear the screen,
 * become signs, and so do line breaks. Spaces that only a typesetter tells apart become plain ones.
 */
export function terminalText(text: string): string {
  return visibleText(text)
    .replace(/[\n\r\t]/g, (character) => SIGNS[character] ?? ' ')
    .replace(/[\u00a0\u202f\u2028\u2029]/g, ' ');
}

/**
 * Breaks text at spaces into lines of at most `width` columns, each behind `indent`. A word that is longer than a
 * line, such as a path, stays whole, so that it can be copied.
 */
export function wrapText(text: string, width: number, indent = '', hanging = indent): string[] {
  const lines: string[] = [];
  let line = indent;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = hanging;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
