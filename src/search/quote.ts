import { tokenize } from './tokenize.ts';
import { isPlainKey } from './vocabulary.ts';

/** The text of a quoted token. Without an E before it, MLflow undoes neither doubled quotes nor backslashes. */
export function unquote(quoted: string): string {
  return quoted.startsWith('E') ? unescaped(quoted.slice(2, -1)) : quoted.slice(1, -1);
}

/** A text in quotes: as MLflow writes it, or with escapes (`E'…'`) when that has no way to. */
export function quoteText(text: string): string {
  return [`'${text}'`, `"${text}"`].find(isOneToken) ?? `E${quoteItem(text, "'")}`;
}

/** A key as a filter can hold it: plain when possible, else quoted; undefined when the grammar cannot write it. */
export function quoteKey(key: string): string | undefined {
  if (key === '') return undefined;
  if (key.split('.').every(isPlainKey)) return key;
  // A key within backticks may stand in quotes as well, and loses both: one that keeps them needs a second pair.
  const candidates = [`"${key}"`, `\`${key}\``, `'${key}'`, `"\`${key}\`"`, `'\`${key}\`'`];
  return candidates.find((written) => isOneToken(written) && keyOf(written) === key);
}

/** The key that a quoted token names. */
export function keyOf(quoted: string): string {
  const key = quoted.startsWith('`') ? quoted : unquote(quoted);
  return key.length >= 2 && key.startsWith('`') && key.endsWith('`') ? key.slice(1, -1) : key;
}

/** Whether a text is one quoted token, whatever follows it: a last backslash would make it go on to the next quote. */
function isOneToken(text: string): boolean {
  const [token] = tokenize(`${text} ' " \``);
  return token?.kind === 'quoted' && token.to === text.length;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const ESCAPE = /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([0-7]{1,3})|(.))/gis;

/** The text of an item of a list, which MLflow reads as a string of Python. */
export function unquoteItem(quoted: string): string {
  return unescaped(quoted.slice(quoted.startsWith('E') ? 2 : 1, -1));
}

function unescaped(text: string): string {
  return text.replace(ESCAPE, (whole, x, u, long, octal, other: string | undefined) => {
    const hex: string | undefined = x ?? u ?? long;
    if (hex !== undefined) return Number.parseInt(hex, 16) <= 0x10ffff ? codePoint(hex, 16) : whole;
    if (octal !== undefined) return codePoint(octal, 8);
    if (other === undefined) return whole;
    return ESCAPES[other] ?? (/['"\\]/.test(other) ? other : whole);
  });
}

function codePoint(digits: string, base: number): string {
  return String.fromCodePoint(Number.parseInt(digits, base));
}

/** A text as an item of a list. */
export function quoteItem(
  text: string,
  quote = text.includes("'") && !text.includes('"') ? '"' : "'",
): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped}${quote}`;
}
