import { numberText } from './number-text.ts';

const DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:?\d\d)?)?)?)?$/i;

/**
 * The instant that a date or date-time in ISO 8601 begins with (`2026`, `2026-05`, `2026-05-14`, `2026-05-14 16:20`,
 * `…T16:20:07.5+02:00`), in ms since 1970; UTC unless an offset is given. Undefined for any other text, and for days
 * that do not exist.
 */
export function parseDate(text: string): number | undefined {
  const found = DATE.exec(text.trim());
  if (!found) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', fraction = ''] = found;
  const utc = `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}Z`;
  const ms = Date.parse(utc);
  // Date.parse takes February 30 for March 2.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== utc) return undefined;
  const instant = ms - offsetMs(found[8]);
  return /^\d{4}-/.test(new Date(instant).toISOString()) ? instant : undefined;
}

function offsetMs(offset: string | undefined): number {
  if (offset === undefined || offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
}

/** The shortest form of an instant that `parseDate` reads as the same: the day alone at midnight. */
export function dateText(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/:00Z$/, 'Z')
    .replace(/T00:00Z$/, '')
    .replace(/T([\d:.]+)Z$/, ' $1');
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;
const DURATION = /^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*(?:ms|s|m|h|d)\s*)+$/i;
const PART = /((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*(ms|s|m|h|d)/gi;

/** A duration with its units (`10m`, `1h 30m`, `1.5 h`, `250ms`) in ms; undefined for any other text. */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim();
  if (!DURATION.test(trimmed)) return undefined;
  let sum = 0;
  for (const [, amount, unit] of trimmed.matchAll(PART)) {
    const ms = UNITS.find(([name]) => name === unit?.toLowerCase())?.[1] ?? 1;
    // 1.005 s are 1005 ms, not 1004.9999999999999.
    sum += Number((Number(amount) * ms).toPrecision(15));
  }
  return Number.isFinite(sum) ? sum : undefined;
}

/** A duration of whole ms in its units, greatest first; of parts of ms, or beyond all measure, in ms. */
export function durationText(ms: number): string {
  if (!Number.isSafeInteger(ms) || ms <= 0) return `${numberText(ms)}ms`;
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count}${unit}`);
    rest -= count * size;
  }
  return parts.join(' ');
}
