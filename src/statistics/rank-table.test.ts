import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviations, readVectors } from '../testing/read-vectors.ts';
import type { RankGroup } from './rank-group.ts';
import { type RankRow, rankTable } from './rank-table.ts';

type Inputs = {
  readonly groups: readonly RankGroup[];
  readonly direction: 'max' | 'min';
  readonly alpha: number;
  readonly test: 'welch';
  readonly multiplicity: 'holm';
};
type Expected = {
  readonly order: readonly object[];
  readonly unranked: readonly { readonly name: string; readonly reason: string }[];
  readonly family: number;
  readonly p_adj: readonly (readonly [string, string, number, number])[];
  readonly mode: string;
};
const vectors = readVectors<Inputs, Expected>(new URL('./fixtures/rank-table.json', import.meta.url));

/** A row as the reference writes it. */
function asReference({ name, n, mean, place }: RankRow): object {
  switch (place.kind) {
    case 'interval': {
      const { low: rank_lo, high: rank_hi, tier, upperBound: rank_ub } = place;
      return { name, n, mean, rank_lo, rank_hi, tier, rank_ub };
    }
    case 'plain':
      return { name, n, mean, plain_rank: place.rank };
    case 'single run':
      return { name, n, mean };
    default:
      return place satisfies never;
  }
}

const group = (name: string, ...values: number[]): RankGroup => ({ name, values });
const places = (groups: readonly RankGroup[], options = {}) =>
  rankTable(groups, { goal: 'maximize', ...options }).rows.map(({ name, place }) => `${name} ${place.text}`);

const LEADERS = [
  group('a', 0.9, 0.91, 0.92, 0.9, 0.91),
  group('b', 0.89, 0.92, 0.9, 0.91, 0.9),
  group('c', 0.5, 0.52, 0.51, 0.5, 0.53),
];

describe('rankTable', () => {
  it('has all 26 vectors', () => {
    expect(vectors).toHaveLength(26);
  });

  it.each(vectors)('reproduces $id', ({ inputs, expected, tolerance }) => {
    const goal = inputs.direction === 'max' ? 'maximize' : 'minimize';
    const table = rankTable(inputs.groups, { goal, alpha: inputs.alpha, test: inputs.test });
    expect(table.pairs).toHaveLength(expected.family);
    const found = {
      order: table.rows.map(asReference),
      unranked: table.unranked,
      p_adj: table.pairs.map(({ first, second, p, adjusted }) => [
        table.tested[first],
        table.tested[second],
        p,
        adjusted,
      ]),
      mode: table.mode,
    };
    const { family: _, ...wanted } = expected;
    expect(deviations(found, wanted, tolerance)).toEqual([]);
    expect(Object.keys(found.order[0] ?? {})).toEqual(Object.keys(expected.order[0] ?? {}));
  });

  it('prints ranks as intervals, and one number only where they allow one', () => {
    expect(places(LEADERS)).toEqual(['a 1–2', 'b 1–2', 'c 3']);
  });

  it('says what was tested, and what it could have shown', () => {
    const { header, smallestDifference } = rankTable(LEADERS, { goal: 'maximize' });
    expect(header).toBe(
      'Ranks: Welch t-test over seeds, all 3 pairs, Holm-corrected: 5 % risk that any printed order is wrong. ' +
        'Overlap means not separated, not equal.',
    );
    expect(smallestDifference?.text).toMatchInlineSnapshot(
      `"differences below 0.027 would be missed more than 1 time in 5 (5 seeds, 3 comparisons)"`,
    );
  });

  it('orders single runs without testing them', () => {
    const table = rankTable([group('a', 0.5), group('b', 0.7)], { goal: 'maximize' });
    expect(table.header).toBe('single run each: order not tested');
    expect(table.smallestDifference).toBeUndefined();
  });

  it('keeps a single run among repeated ones in the order, without a rank', () => {
    expect(places([...LEADERS, group('d', 0.95)])).toEqual(['d 1 run', 'a 1–2', 'b 1–2', 'c 3']);
  });

  it('does not test exact differences', () => {
    const table = rankTable([group('a', 1, 1, 1), group('b', 2, 2, 2)], { goal: 'maximize' });
    expect(table.mode).toBe('untested');
    expect(table.header).toBe('single run each: order not tested');
    expect(table.rows.map(({ place }) => place.text)).toEqual(['1–2', '1–2']);
  });

  it('notes what weakens it', () => {
    const groups = [group('a', 0.99, 0.98), group('b', 0.97, 0.97)];
    const options = { goal: 'maximize', unit: 'fold', bounds: { low: 0, high: 1 } } as const;
    expect(rankTable(groups, options).notes).toEqual([
      '2 folds can hardly separate anything',
      'no spread in one group: seeds have no effect on it',
      'not corrected for overlapping training sets',
      'near its bound: ranks approximate',
    ]);
  });

  it('pairs by repeats where all groups have the same, which separates what shares their ups and downs', () => {
    const seeds = ['0', '1', '2', '3', '4'];
    const shared = [0.1, 0.5, 0.3, 0.9, 0.7];
    const noise = [0, 0.001, -0.001, 0.002, 0];
    const groups: RankGroup[] = [0, 0.02, 0.04].map((gain, index) => ({
      name: `g${index}`,
      values: shared.map((value, seed) => value + gain + (noise[(seed + index) % 5] ?? 0)),
      repeats: seeds,
    }));
    expect(rankTable(groups, { goal: 'maximize' }).method).toBe('paired-t');
    expect(places(groups)).toEqual(['g2 1', 'g1 2', 'g0 3']);
    expect(places(groups, { test: 'welch' })).toEqual(['g2 1–3', 'g1 1–3', 'g0 1–3']);
    const shuffled = groups.map((entry, index) =>
      index === 1 ? { ...entry, values: entry.values.toReversed(), repeats: seeds.toReversed() } : entry,
    );
    expect(places(shuffled)).toEqual(['g2 1', 'g1 2', 'g0 3']);
  });

  it('assumes equal spread only on request, and says so', () => {
    const table = rankTable(LEADERS, { goal: 'maximize', test: 'pooled' });
    expect(table.method).toBe('pooled-t');
    expect(table.header).toContain('t-test that assumes equal spread over seeds');
  });

  const anyGroups = fc
    .array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: 1,
        maxLength: 5,
      }),
      { minLength: 1, maxLength: 7 },
    )
    .map((all) => all.map((values, index) => group(`g${index}`, ...values)));

  it('gives the same table in whatever order the groups come', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        expect(rankTable(groups.toReversed(), { goal: 'minimize' })).toEqual(
          rankTable(groups, { goal: 'minimize' }),
        );
      }),
    );
  });

  it('keeps each place in the order within its rank interval, and tiers from the best on', () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const { rows } = rankTable(groups, { goal: 'maximize' });
        const ranked = rows.flatMap(({ place }) => (place.kind === 'interval' ? [place] : []));
        ranked.forEach(({ low, high, tier }, index) => {
          expect(low).toBeLessThanOrEqual(index + 1);
          expect(high).toBeGreaterThanOrEqual(index + 1);
          expect(tier).toBeGreaterThanOrEqual(ranked[index - 1]?.tier ?? 1);
        });
      }),
    );
  });

  it('never ranks a group with a value that is not finite', () => {
    const bad = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
    fc.assert(
      fc.property(anyGroups, bad, (groups, value) => {
        const { rows, unranked } = rankTable([...groups, group('bad', 1, value, 2)], { goal: 'maximize' });
        expect(unranked).toEqual([{ name: 'bad', reason: 'non-finite in 1 of 3' }]);
        expect(rows.every(({ mean }) => Number.isFinite(mean))).toBe(true);
      }),
    );
  });
});
