import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import { bootstrap, bootstrapKey, percentileEnds } from './bootstrap.ts';
import { bcaEnds } from './bootstrap-bca.ts';
import { bootstrapInterval } from './bootstrap-interval.ts';
import type { ResampledStatistic } from './resampled.ts';

type Inputs = {
  readonly values: readonly number[];
  readonly statistic: ResampledStatistic;
  readonly key: string;
  readonly B: number;
  readonly level: number;
};
type Computed = {
  readonly estimate: number;
  readonly percentile: readonly [number, number];
  readonly first10: readonly number[];
  readonly sum_sorted: number;
  readonly bca: readonly [number, number] | null;
  readonly z0: number;
  readonly a: number;
};
type Refused = { readonly shown: false; readonly reason: string };
const vectors = readVectors<Inputs, Computed | Refused>(
  new URL('./fixtures/bootstrap.json', import.meta.url),
);

const twenty = Array.from({ length: 20 }, (_, index) => 0.5 + ((index * 7) % 20) / 100);

describe('bootstrap', () => {
  it('has all 29 vectors', () => {
    expect(vectors).toHaveLength(29);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected, tolerance }) => {
    const { values, key, statistic, level, B: resamples } = inputs;
    if ('shown' in expected) {
      expect(bootstrapInterval(values, { key, statistic, level, resamples })).toEqual(expected);
      return;
    }
    const drawn = bootstrap(values, { key, statistic, resamples });
    const { ends, z0, acceleration } = bcaEnds(values, drawn, { statistic, level }) ?? {};
    expect([...drawn.replicates.slice(0, 10)]).toEqual(expected.first10);
    const found = {
      estimate: drawn.estimate,
      percentile: percentileEnds(drawn.replicates, level),
      sum_sorted: drawn.replicates.toSorted().reduce((sum, value) => sum + value, 0),
      bca: ends,
      z0,
      a: acceleration,
    };
    const { first10: _, ...wanted } = expected;
    expect(deviations(found, wanted, tolerance)).toEqual([]);
  });

  it('does not depend on the order of the values', () => {
    const options = { key: 'order', statistic: 'iqm', resamples: 50 } as const;
    expect(bootstrap(twenty.toReversed(), options)).toEqual(bootstrap(twenty, options));
  });
});

describe('bootstrapInterval', () => {
  it('names its method, statistic, level, number of repeats and of resamples', () => {
    const key = bootstrapKey('accuracy', '{}', 'median');
    expect(key).toBe('runfolio-boot/1|accuracy|{}|median');
    expect(bootstrapInterval(twenty, { key, statistic: 'median', resamples: 200 })).toMatchObject({
      shown: true,
      method: 'percentile',
      n: 20,
      text: '95 % percentile bootstrap interval of the median over n=20 seeds, 200 resamples',
    });
  });

  it('shows no BCa interval when every resample lies on one side', () => {
    const values = [...new Array<number>(19).fill(1), 2];
    const options = { key: 'k', statistic: 'median', method: 'bca', resamples: 99 } as const;
    expect(bootstrapInterval(values, options)).toEqual({ shown: false, reason: 'BCa not defined' });
  });
});
