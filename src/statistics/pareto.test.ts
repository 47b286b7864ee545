import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/read-vectors.ts';
import { paretoPlaces } from './pareto.ts';

type Inputs = {
  readonly points: readonly (readonly (number | null)[])[];
  readonly directions: readonly ('max' | 'min')[];
};
type Expected = readonly { readonly status: string; readonly dominated_by?: number }[];
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/pareto.json', import.meta.url));

describe('paretoPlaces', () => {
  it('has all 26 vectors', () => {
    expect(vectors).toHaveLength(26);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected }) => {
    const found = paretoPlaces(
      inputs.points.map((point) => point.map((value) => value ?? undefined)),
      inputs.directions.map((direction) => (direction === 'max' ? 'maximize' : 'minimize')),
    );
    if (!found.shown) throw new Error(found.reason);
    const asReference = found.places.map((place) => {
      if (place.kind === 'N/A') return { status: 'N/A' };
      return { status: place.kind, dominated_by: place.kind === 'front' ? 0 : place.dominators };
    });
    expect(asReference).toEqual(expected);
  });

  it('refuses one metric, five, and one of unknown direction', () => {
    expect(paretoPlaces([], ['maximize'])).toEqual({ shown: false, reason: 'needs 2 to 4 metrics' });
    expect(paretoPlaces([], new Array<'maximize'>(5).fill('maximize'))).toMatchObject({ shown: false });
    expect(paretoPlaces([], ['maximize', undefined])).toEqual({ shown: false, reason: 'direction unknown' });
  });
});
