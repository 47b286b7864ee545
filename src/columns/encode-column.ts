import type { StoredMetricValue } from '../entities/stored-metric-value.ts';
import type { IntegerColumn, NumberColumn, TextColumn } from './column-schema.ts';

/** Above this share of different texts a dictionary is longer than the texts themselves. */
const MOST_DISTINCT = 0.5;

/** Gives the rows as the first and the difference to the one before. */
export function encodeRows(rows: readonly number[]): number[] {
  return rows.map((row, index) => row - (rows[index - 1] ?? 0));
}

/** Texts in the shorter of their two forms; the dictionary is in the order in which texts are first met. */
export function encodeTexts(texts: readonly (string | undefined)[]): TextColumn {
  const known = new Map<string, number>();
  for (const text of texts) if (text !== undefined && !known.has(text)) known.set(text, known.size);
  if (known.size > texts.length * MOST_DISTINCT) return { texts: texts.map((text) => text ?? null) };
  return {
    dictionary: [...known.keys()],
    codes: texts.map((text) => (text === undefined ? -1 : (known.get(text) ?? -1))),
  };
}

/** Numbers in their stored form, only those there are when that is less than half of the rows. */
export function encodeNumbers(numbers: readonly (StoredMetricValue | undefined)[]): NumberColumn {
  const rows = numbers.flatMap((number, row) => (number === undefined ? [] : [row]));
  if (rows.length * 2 >= numbers.length) return { numbers: numbers.map((number) => number ?? null) };
  return { rows: encodeRows(rows), numbers: numbers.filter((number) => number !== undefined) };
}

/** Whole numbers as differences: times of runs that began one after the other become short. */
export function encodeIntegers(integers: readonly (number | undefined)[]): IntegerColumn {
  let last = 0;
  const differences = integers.map((integer) => {
    if (integer === undefined) return null;
    const difference = integer - last;
    last = integer;
    return difference;
  });
  return { differences };
}
