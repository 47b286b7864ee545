import type { IntegerColumn, NumberColumn, TextColumn } from './column-schema.ts';

/** What each run has, by its row; undefined where it has none. */
export type Values<Value> = readonly (Value | undefined)[];

/** The rows themselves. */
export function decodeRows(differences: readonly number[]): readonly number[] {
  let row = 0;
  return differences.map((difference) => {
    row += difference;
    return row;
  });
}

export function decodeTexts(column: TextColumn): Values<string> {
  if ('texts' in column) return column.texts.map((text) => text ?? undefined);
  const { dictionary, codes } = column;
  return codes.map((code) => dictionary[code]);
}

/** NaN and infinities are numbers again. */
export function decodeNumbers(column: NumberColumn, count: number): Values<number> {
  const { numbers } = column;
  if (!('rows' in column))
    return numbers.map((number) =>
      typeof number === 'number' ? number : number === null ? undefined : Number(number),
    );
  const values = new Array<number | undefined>(count).fill(undefined);
  decodeRows(column.rows).forEach((row, index) => {
    values[row] = Number(numbers[index]);
  });
  return values;
}

export function decodeIntegers({ differences }: IntegerColumn): Values<number> {
  let last = 0;
  return differences.map((difference) => {
    if (difference === null) return undefined;
    last += difference;
    return last;
  });
}
