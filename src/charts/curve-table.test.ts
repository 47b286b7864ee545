import { describe, expect, it } from 'vitest';
import { curveTable } from './curve-table.ts';

const curve = (x: number[], y: number[]) => ({ x: Float64Array.from(x), y: Float64Array.from(y) });

describe('curveTable', () => {
  it('takes evenly spread points, both ends among them', () => {
    const steps = Array.from({ length: 101 }, (_, index) => index);
    expect(curveTable([curve(steps, steps)], 5).rows.map(({ x }) => x)).toEqual([0, 25, 50, 75, 100]);
  });

  it('finds the other curves’ last values at the same place', () => {
    const table = curveTable([curve([1, 2, 3], [10, 20, 30]), curve([2, 2, 4], [5, 6, 7])], 8);
    expect(table).toEqual({
      rows: [
        { x: 1, values: [10, undefined] },
        { x: 2, values: [20, 6] },
        { x: 3, values: [30, undefined] },
      ],
      total: 3,
    });
  });

  it('is empty without a curve', () => {
    expect(curveTable([], 8)).toEqual({ rows: [], total: 0 });
  });
});
