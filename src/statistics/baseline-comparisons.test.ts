import { describe, expect, it } from 'vitest';
import { compareWithBaseline } from './baseline-comparisons.ts';
import { holm } from './multiplicity.ts';
import { pairedTest } from './paired-t.ts';
import { welchTest } from './welch.ts';

const baseline = { name: 'base', values: [0.5, 0.52, 0.54] };
const better = { name: 'better', values: [0.7, 0.72, 0.71] };
const single = { name: 'single', values: [0.4] };
const diverged = { name: 'diverged', values: [0.9, Number.NaN] };

describe('compareWithBaseline', () => {
  const { comparisons, smallestDifference } = compareWithBaseline(baseline, [better, single, diverged], {
    goal: 'maximize',
  });
  const byName = new Map(comparisons.map((comparison) => [comparison.name, comparison]));

  it('tests each against the baseline, and corrects for the number that could be tested', () => {
    expect(byName.get('better')?.test).toEqual(
      welchTest(better.values, baseline.values, { degrees: 'guarded', level: 0.95 }),
    );
    const second = { name: 'second', values: [0.6, 0.65, 0.55] };
    const both = compareWithBaseline(baseline, [better, second], { goal: 'maximize' }).comparisons;
    const p = both.map(({ test }) => (test.shown ? test.p : 1));
    expect(both.map(({ adjusted }) => adjusted)).toEqual([...holm(p)]);
  });

  it('says in words which is better, and how much in shares of the baseline', () => {
    expect(byName.get('better')).toMatchObject({ word: 'better' });
    expect(byName.get('better')?.relative).toBeCloseTo(0.19 / 0.52, 12);
    expect(byName.get('single')).toMatchObject({ word: 'worse', adjusted: undefined });
    expect(compareWithBaseline(baseline, [better], { goal: 'minimize' }).comparisons[0]?.word).toBe('worse');
  });

  it('gives no share when a value is below 0', () => {
    const negative = { name: 'negative', values: [-0.1, 0.1, 0.2] };
    expect(
      compareWithBaseline(baseline, [negative], { goal: 'maximize' }).comparisons[0]?.relative,
    ).toBeUndefined();
  });

  it('says why one is not tested, and never averages a diverged run', () => {
    expect(byName.get('single')?.test).toEqual({ shown: false, reason: 'needs n>=2 in both' });
    expect(byName.get('diverged')).toMatchObject({
      test: { shown: false, reason: 'non-finite' },
      word: undefined,
      relative: undefined,
    });
  });

  it('tells the smallest difference for the comparisons that were made', () => {
    expect(smallestDifference).toMatchObject({ comparisons: 1, n: 3 });
  });

  it('pairs five seeds that are the same, in whatever order they come', () => {
    const seeds = ['1', '2', '3', '4', '5'];
    const a = { name: 'a', values: [5, 4, 3, 2.5, 1.1], repeats: seeds };
    const b = { name: 'b', values: [1, 2.2, 3, 4, 5], repeats: seeds.toReversed() };
    const [found] = compareWithBaseline(b, [a], { goal: 'maximize' }).comparisons;
    expect(found?.test).toEqual(pairedTest([5, 4, 3, 2.5, 1.1], [5, 4, 3, 2.2, 1], { level: 0.95 }));
  });
});
