import { describe, expect, it } from 'vitest';
import { historyForm } from './snapshot-form.ts';

/** A history of [timestamp, step, value]. */
function history(...points: readonly (readonly [number, number, number])[]) {
  return historyForm({
    key: 'loss',
    timestampsMs: Float64Array.from(points, ([timestamp]) => timestamp),
    steps: Float64Array.from(points, ([, step]) => step),
    values: Float64Array.from(points, ([, , value]) => value),
  });
}

describe('historyForm', () => {
  it('takes a history as a set of points, whatever their order', () => {
    expect(history([1, 0, 0.5], [2, 1, Number.NaN])).toEqual(
      history([2, 1, Number.NaN], [1, 0, 0.5], [1, 0, 0.5]),
    );
    expect(history([1, 0, 0.5], [1, 0, 0.5])).toMatchObject({ key: 'loss', different: 1 });
  });

  it.each([
    ['a timestamp', [2, 0, 0.5]],
    ['a step', [1, -1, 0.5]],
    ['the last bit of a value', [1, 0, 0.5 + Number.EPSILON / 2]],
    ['NaN', [1, 0, Number.NaN]],
  ] as const)('sees %s', (_, point) => {
    expect(history(point)).not.toEqual(history([1, 0, 0.5]));
  });
});
