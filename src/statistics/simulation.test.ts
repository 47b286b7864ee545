import { describe, expect, it } from 'vitest';
import { normalQuantile } from './distributions.ts';
import { randomSource } from './random-source.ts';
import { rankTable } from './rank-table.ts';
import { summarize } from './summary.ts';
import { tInterval } from './t-interval.ts';

/**
 * What the methods promise, tried on made-up data. The seeds are fixed, so a result never changes; it was not chosen:
 * the tolerance is what a share of that many tables may be off by chance, at 3.3 standard errors (1 in 1 000).
 */
const OFF = 3.3;
const chance = (share: number, tables: number) => OFF * Math.sqrt((share * (1 - share)) / tables);

/** Independent normal values with mean 0 and standard deviation 1. */
function normals(key: string): () => number {
  const { next } = randomSource(`simulation|${key}`);
  return () => normalQuantile((next() + 0.5) / 2 ** 32);
}

const repeat = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const REPEATS = [3, 5, 10] as const;
const CONFIGURATIONS = 8;
const TABLES = 1000;

/** The share of tables of configurations without any difference that print an order all the same. */
function wrongTables(
  n: number,
  makeValues: (configuration: number, draw: () => number) => number[],
  repeats?: readonly string[],
): number {
  const draw = normals(`equal|${n}|${makeValues.name}`);
  const wrong = repeat(TABLES, () => {
    const groups = repeat(CONFIGURATIONS, (index) => ({
      name: `configuration ${index}`,
      values: makeValues(index, draw),
      ...(repeats ? { repeats } : {}),
    }));
    return rankTable(groups, { goal: 'maximize' }).rows.some(
      ({ place }) =>
        place.kind === 'interval' && (place.low > 1 || place.high < CONFIGURATIONS || place.tier > 1),
    );
  });
  return wrong.filter(Boolean).length / TABLES;
}

describe('rankTable on configurations that are equal', () => {
  it.each(REPEATS)('prints a wrong order in at most 1 of 20 tables, with %i seeds each', (n) => {
    const equalSpread = (_: number, draw: () => number) => repeat(n, draw);
    expect(wrongTables(n, equalSpread)).toBeLessThanOrEqual(0.05 + chance(0.05, TABLES));
  });

  it.each(REPEATS)('does so with spreads that differ five times, with %i seeds each', (n) => {
    const unequalSpread = (index: number, draw: () => number) =>
      repeat(n, () => draw() * (1 + (4 * index) / (CONFIGURATIONS - 1)));
    expect(wrongTables(n, unequalSpread)).toBeLessThanOrEqual(0.05 + chance(0.05, TABLES));
  });

  it.each([5, 10])('does so when all have the same %i seeds, and pairs are compared', (n) => {
    const samePairs = (_: number, draw: () => number) => repeat(n, draw);
    const wrong = wrongTables(n, samePairs, repeat(n, String));
    expect(wrong).toBeLessThanOrEqual(0.05 + chance(0.05, TABLES));
  });

  it('does so with 2 to 10 seeds in one table', () => {
    const mixed = (index: number, draw: () => number) => repeat([2, 10, 3, 5][index % 4] ?? 2, draw);
    expect(wrongTables(0, mixed)).toBeLessThanOrEqual(0.05 + chance(0.05, TABLES));
  });
});

describe('tInterval', () => {
  const intervals = 4000;

  it.each([2, ...REPEATS])('holds the true mean in 19 of 20 cases, with %i seeds', (n) => {
    const draw = normals(`coverage|${n}`);
    const holding = repeat(intervals, () =>
      tInterval(
        repeat(n, () => 7 + 3 * draw()),
        {},
      ),
    ).filter((interval) => interval.shown && interval.low <= 7 && 7 <= interval.high);
    expect(Math.abs(holding.length / intervals - 0.95)).toBeLessThanOrEqual(chance(0.95, intervals));
  });
});

describe('rankTable on a ladder of eight, two standard deviations apart', () => {
  // Shares of pairs printed in their true order, as the method's specification states them.
  it.each([
    { n: 3, least: 0.22, most: 0.39 },
    { n: 5, least: 0.77, most: 0.85 },
    { n: 10, least: 0.94, most: 1 },
  ])('with $n seeds prints $least to $most of the true pairs', ({ n, least, most }) => {
    const tables = 400;
    const draw = normals(`ladder|${n}`);
    const shares = repeat(tables, () => {
      const groups = repeat(CONFIGURATIONS, (index) => ({
        name: `step ${index}`,
        values: repeat(n, () => 2 * index + draw()),
      }));
      const { pairs, tested } = rankTable(groups, { goal: 'maximize' });
      const right = pairs.filter(
        ({ first, second, difference, adjusted }) =>
          adjusted <= 0.05 && difference > 0 && (tested[first] ?? '') > (tested[second] ?? ''),
      );
      return right.length / pairs.length;
    });
    const { mean: power = 0, se = 0 } = summarize(shares) ?? {};
    expect(power).toBeGreaterThanOrEqual(least - OFF * se);
    expect(power).toBeLessThanOrEqual(most + OFF * se);
  });
});
