import type { OrderTerm } from './ast.ts';
import { readValue } from './read-field.ts';
import type { Read, RunFields, SearchOptions } from './run-fields.ts';

/** What runs are compared by in one term: numbers or texts, never both. */
type Keys = readonly (number | string | undefined)[];

/**
 * The runs in order. In either direction values come first, then NaN, then runs without a value. Texts go by code
 * point, params too (`number(params.lr)` is for numbers). Runs that are equal in every term, and all runs when there
 * is none, go by start time, newest first, and then by run id.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  order: readonly OrderTerm[],
  fields: RunFields<Row>,
  options: SearchOptions = {},
): readonly Row[] {
  const terms = [...order, ...TIES].map(({ field, direction }) => ({
    keys: keysOf(rows, readValue(field, fields, options)),
    sign: direction === 'DESC' ? -1 : 1,
  }));
  const indexes = rows.map((_, index) => index);
  indexes.sort((a, b) => {
    for (const { keys, sign } of terms) {
      const difference = compareKeys(keys[a], keys[b], sign);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return indexes.map((index) => rows[index] as Row);
}

const TIES: readonly OrderTerm[] = [
  { field: { kind: 'time', name: 'start_time' }, direction: 'DESC' },
  { field: { kind: 'attribute', name: 'run_id' }, direction: 'ASC' },
];

/** Every run is read once, not at each comparison. */
function keysOf<Row>(rows: readonly Row[], read: Read<Row, number | string>): Keys {
  return rows.map(read);
}

function compareKeys(a: number | string | undefined, b: number | string | undefined, sign: number): number {
  const rank = missingRank(a) - missingRank(b);
  if (rank !== 0) return rank;
  if (typeof a === 'string' && typeof b === 'string') return sign * compareByCodePoint(a, b);
  if (typeof a !== 'number' || typeof b !== 'number' || a === b) return 0;
  return a < b ? -sign : a > b ? sign : 0;
}

function missingRank(key: number | string | undefined): 0 | 1 | 2 {
  if (key === undefined) return 2;
  return Number.isNaN(key) ? 1 : 0;
}

/**
 * The order of Python's texts and of SQLite's UTF-8. JavaScript's own, by code unit, differs where a character beyond
 * U+FFFF, written as two surrogates, meets one from U+E000 on.
 */
function compareByCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = weight(a.charCodeAt(at)) - weight(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Surrogates weigh more than every other code unit. */
function weight(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
