import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/read-vectors.ts';
import { largestTriangles } from './lttb.ts';

type Inputs = { readonly x: readonly number[]; readonly y: readonly number[]; readonly threshold: number };
const vectors = readVectors<Inputs, { readonly indices: readonly number[] }>(
  new URL('./fixtures/downsample-lttb.json', import.meta.url),
);

describe('largestTriangles', () => {
  it('has all 25 vectors', () => {
    expect(vectors).toHaveLength(25);
  });

  it.each(vectors)('reproduces $id', ({ inputs: { x, y, threshold }, expected }) => {
    expect(largestTriangles(x, y, threshold)).toMatchObject({ indexes: expected.indices });
  });

  it('keeps a short series whole', () => {
    expect(largestTriangles([1, 2], [5, 6], 3)).toEqual({
      indexes: [0, 1],
      drawn: 2,
      total: 2,
      text: undefined,
    });
    expect(largestTriangles([], [], 3).indexes).toEqual([]);
  });

  it('says what may be missing', () => {
    expect(largestTriangles([0, 1, 2, 3], [0, 9, 0, 0], 3)).toEqual({
      indexes: [0, 1, 3],
      drawn: 3,
      total: 4,
      text: 'LTTB: single spikes may be missing',
    });
  });

  it('refuses a limit without room between the ends', () => {
    expect(() => largestTriangles([1], [1], 2)).toThrowErrorMatchingInlineSnapshot(
      '[Error: invalid LTTB limit: 2]',
    );
  });
});
