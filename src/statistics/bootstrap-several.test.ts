import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { bootstrap, percentileEnds } from './bootstrap.ts';
import { bootstrapDifference, bootstrapPaired, bootstrapStratifiedIqm } from './bootstrap-several.ts';

type Common = { readonly key: string; readonly B: number; readonly level: number };
type Inputs = Common &
  (
    | { readonly kind: 'difference'; readonly a: readonly number[]; readonly b: readonly number[] }
    | { readonly kind: 'stratified_iqm'; readonly tasks: readonly (readonly number[])[] }
  );
type Expected = {
  readonly estimate?: number;
  readonly percentile: readonly [number, number];
  readonly first10: readonly number[];
};
const fixture = new URL('./fixtures/bootstrap-two-sample-and-stratified.json', import.meta.url);
const vectors = readVectors<Inputs, Expected>(fixture);

describe('bootstraps of several groups', () => {
  it('has all 26 vectors', () => {
    expect(vectors).toHaveLength(26);
  });

  it.each(vectors)('reproduces $id, $inputs.kind', ({ inputs, expected, tolerance }) => {
    const options = { key: inputs.key, resamples: inputs.B };
    const { estimate, replicates } =
      inputs.kind === 'difference'
        ? bootstrapDifference(inputs.a, inputs.b, options)
        : bootstrapStratifiedIqm(inputs.tasks, options);
    const { first10, ...wanted } = expected;
    expect([...replicates.slice(0, 10)]).toEqual(first10);
    const found = { estimate, percentile: percentileEnds(replicates, inputs.level) };
    expect(deviations(found, wanted, tolerance)).toEqual([]);
  });

  it('resamples pairs by their differences', () => {
    const options = { key: 'pairs', resamples: 20 };
    expect(bootstrapPaired([3, 5, 9], [1, 2, 3], options)).toEqual(
      bootstrap([2, 3, 6], { ...options, statistic: 'mean' }),
    );
  });
});
