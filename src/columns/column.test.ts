import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeMetricValue } from '../entities/stored-metric-value.ts';
import { integerColumnSchema, numberColumnSchema, textColumnSchema } from './column-schema.ts';
import { decodeIntegers, decodeNumbers, decodeRows, decodeTexts } from './decode-column.ts';
import { encodeIntegers, encodeNumbers, encodeRows, encodeTexts } from './encode-column.ts';

/** Through JSON, as the file is. */
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const none = { depthIdentifier: 'none', nil: undefined };

describe('columns', () => {
  it('give back every text, and where there is none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('a')), none)),
        (texts) => {
          const column = textColumnSchema.parse(stored(encodeTexts(texts)));
          expect(decodeTexts(column)).toEqual(texts);
        },
      ),
    );
  });

  it('give back every double, and where there is none', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double(), { ...none, freq: 1 })), (numbers) => {
        const encoded = encodeNumbers(
          numbers.map((n) => (n === undefined ? undefined : encodeMetricValue(n))),
        );
        numberColumnSchema.parse(stored(encoded));
        // JSON has no negative zero.
        expect(decodeNumbers(stored(encoded), numbers.length)).toEqual(numbers.map((n) => (n === 0 ? 0 : n)));
      }),
    );
  });

  it('give back every whole number that is exact, and where there is none', () => {
    const integer = fc.integer({ min: -4e15, max: 4e15 });
    fc.assert(
      fc.property(fc.array(fc.option(integer, none)), (integers) => {
        const column = integerColumnSchema.parse(stored(encodeIntegers(integers)));
        expect(decodeIntegers(column)).toEqual(integers);
      }),
    );
  });

  it.each([
    ['all rows', [0, 1, 2]],
    ['some', [3, 9, 10]],
    ['none', []],
  ])('give back the numbers of %s', (_name, rows) => {
    expect(decodeRows(encodeRows(rows))).toEqual(rows);
  });

  it('use a dictionary for texts that come again, and none for those that do not', () => {
    expect(encodeTexts(['adam', 'sgd', 'adam', undefined, 'adam'])).toEqual({
      dictionary: ['adam', 'sgd'],
      codes: [0, 1, 0, -1, 0],
    });
    expect(encodeTexts(['a', undefined, 'b'])).toEqual({ texts: ['a', null, 'b'] });
  });

  it('hold only the numbers there are when most rows have none', () => {
    expect(encodeNumbers([undefined, undefined, undefined, 'NaN', undefined, 1])).toEqual({
      rows: [3, 2],
      numbers: ['NaN', 1],
    });
  });
});
