import { groupedDigits } from '../statistics/grouped-digits.ts';

/** How numbers, times and sizes are written on pages. Exact values travel in `title` attributes and data files. */

/** U+202F: stands around ± and ×. */
const NARROW_SPACE = '\u202f';
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/** `–`: not logged. */
export const NOT_LOGGED = '–';

/** A whole number with thousands grouped: from four digits in tables, from five in prose. */
export function formatCount(count: number, place: 'table' | 'prose' = 'table'): string {
  const sign = count < 0 ? MINUS : '';
  return sign + groupedDigits(String(Math.abs(count)), place === 'table' ? 4 : 5);
}

/** `1 run`, `2 runs`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count, 'prose')} ${count === 1 ? singular : plural}`;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  return (exponent < 0 ? '⁻' : '') + digits;
}

/** `1.3 × 10⁻⁵`; two to four significant digits. */
function formatExponent(value: number, significant = 2): string {
  const [mantissa = '0', exponent = '0'] = Math.abs(value)
    .toExponential(significant - 1)
    .split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return `${value < 0 ? MINUS : ''}${short}${NARROW_SPACE}×${NARROW_SPACE}10${superscript(Number(exponent))}`;
}

/** Decimals that let values of this spread be told apart: two digits below the spread's first, at most four. */
export function decimalsFor(values: readonly number[]): number {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return 0;
  if (finite.every(Number.isInteger)) return 0;
  // Not `Math.max(...finite)`: a column of a hundred thousand runs has more values than a call takes arguments.
  const greatest = finite.reduce((most, value) => Math.max(most, value));
  const spread = greatest - finite.reduce((least, value) => Math.min(least, value));
  const scale = spread > 0 ? spread : Math.max(Math.abs(finite[0] ?? 1), Number.MIN_VALUE);
  return Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(scale))));
}

/**
 * A metric's value for reading. NaN and infinities are written as such. Below 1e-4 and from 1e6 (unless a whole
 * number below 1e9) it is written with a power of ten.
 *
 * @param decimals fixed decimals, as the column or the settings want them; by the value's size when absent.
 */
export function formatMetric(value: number, decimals?: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  if (value === 0) return decimals ? (0).toFixed(decimals) : '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e9) {
    return decimals ? signed(value, size.toFixed(decimals)) : formatCount(value);
  }
  if (size < 1e-4 || size >= 1e6) return formatExponent(value, 3);
  const places = decimals ?? Math.min(4, Math.max(0, 3 - Math.floor(Math.log10(size))));
  const text = size.toFixed(places);
  // A column's fixed decimals must not turn a small value into 0.00.
  if (Number(text) === 0) return formatExponent(value);
  return signed(value, text);
}

function signed(value: number, digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = groupedDigits(whole, 4);
  return (value < 0 ? MINUS : '') + (fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

/** The shortest decimal that gives the same double; for titles and copying. */
export function formatExact(value: number): string {
  return String(value);
}

/** A difference with its explicit sign. */
export function formatDifference(value: number, decimals?: number): string {
  const text = formatMetric(value, decimals);
  return value > 0 ? `+${text}` : text;
}

/** What stands behind ±, with the decimals of the value before it: a power of ten there would be misread. */
export function formatSpread(spread: number, decimals: number): string {
  const fixed = spread.toFixed(decimals);
  return spread < 1e6 && (spread === 0 || Number(fixed) > 0) ? fixed : formatMetric(spread, decimals);
}

/** Points the way of a change: filled when it is better, hollow when worse, so that it is read without colour. */
export function differenceMark(difference: {
  readonly value: number;
  readonly reading: 'better' | 'worse' | undefined;
}): '▲' | '▼' | '△' | '▽' | '' {
  const isAbove = difference.value > 0;
  switch (difference.reading) {
    case 'better':
      return isAbove ? '▲' : '▼';
    case 'worse':
      return isAbove ? '△' : '▽';
    default:
      return '';
  }
}

/** `28.3 s`, `4 min 08 s`, `2 h 14 min`, `3 d 6 h`; two units at most. Milliseconds in. */
export function formatDuration(ms: number): string {
  if (ms < 0) return `${MINUS}${formatDuration(-ms)}`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  const pad = (part: number) => String(part).padStart(2, '0');
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${pad(seconds % 60)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${pad(minutes % 60)} min`;
  const hours = Math.round(minutes / 60);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** The largest and smallest times that a JavaScript date can hold; stores hold wilder numbers. */
function dateOf(ms: number): string | undefined {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}

/** `2026-05-14 16:20` (UTC, said once by the page). */
export function formatDateTime(ms: number): string {
  return dateOf(ms)?.slice(0, 16).replace('T', ' ') ?? String(ms);
}

/** `2026-05-14 16:20:07 UTC`. */
export function formatInstant(ms: number): string {
  const iso = dateOf(ms);
  return iso ? `${iso.slice(0, 19).replace('T', ' ')} UTC` : String(ms);
}

/** `2026-05-14`. */
export function formatDate(ms: number): string {
  return dateOf(ms)?.slice(0, 10) ?? String(ms);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]; // prettier-ignore

/** `14 May 2026`, for prose. */
export function formatProseDate(ms: number): string {
  if (dateOf(ms) === undefined) return String(ms);
  const date = new Date(ms);
  return `${date.getUTCDate()}${NO_BREAK_SPACE}${MONTHS[date.getUTCMonth()]}${NO_BREAK_SPACE}${date.getUTCFullYear()}`;
}

/** `412 B`, `9.6 kB`, `1.2 GB`; thousands, not 1024. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${NO_BREAK_SPACE}B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = -1;
  do {
    size /= 1000;
    unit += 1;
  } while (size >= 999.5 && unit < units.length - 1);
  return `${size < 9.95 ? size.toFixed(1) : size.toFixed(0)}${NO_BREAK_SPACE}${units[unit]}`;
}

/** Shortens a digest: first 8, …, last 4. */
export function shortDigest(digest: string): string {
  return digest.length > 14 ? `${digest.slice(0, 8)}…${digest.slice(-4)}` : digest;
}

/** Cuts a text for a cell and says so with an ellipsis. */
export function cut(text: string, characters: number): string {
  if (text.length <= characters) return text;
  // Never split a surrogate pair.
  const end = /[\ud800-\udbff]/.test(text[characters - 1] ?? '') ? characters - 1 : characters;
  return `${text.slice(0, end)}…`;
}
