import { describe, expect, it } from 'vitest';
import { withinBrush } from './axis-brush.ts';
import { metricColumn, paramColumn } from './run-column.ts';

const acc = metricColumn('acc', [0.1, Number.NaN, 0.3, undefined], String);
const model = paramColumn('model', ['b', 'a', 'c', undefined]);

describe('withinBrush', () => {
  it.each([
    ['numbers, both ends included', acc, [0.1, 0.3], [true, false, true, false]],
    ['levels between two', model, ['a', 'b'], [true, true, false, false]],
    ['levels, the ends turned round', model, ['c', 'b'], [true, false, true, false]],
    ['a level that no run has', model, ['a', 'z'], [true, true, true, true]],
    ['numbers on levels', acc, ['a', 'b'], [true, true, true, true]],
  ] as const)('holds %s', (_name, column, brush, expected) => {
    expect(withinBrush(column, brush)).toEqual(expected);
  });
});
