import { describe, expect, it } from 'vitest';
import type { RunKey } from '../entities/ids.ts';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import type { PrimaryMetric } from './rank-runs.ts';
import { runsThatMatter } from './runs-that-matter.ts';

const primary: PrimaryMetric = {
  key: 'acc',
  goal: { goal: 'maximize', origin: 'settings' },
  origin: 'settings',
};
const make = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    makeRun({ key: `r${i}`, startTimeMs: i, metrics: [makeMetric('acc', i / count)] }),
  );
const none = new Set<RunKey>();

describe('runsThatMatter', () => {
  it('takes all of few runs, the best first and the failed last', () => {
    const failed = makeRun({ key: 'failed', status: 'FAILED', metrics: [makeMetric('acc', 1)] });
    const chosen = runsThatMatter([failed, ...make(3)], primary, undefined, none);
    expect(chosen.runs.map(({ key }) => key)).toEqual(['r2', 'r1', 'r0', 'failed']);
    expect(chosen).toMatchObject({ total: 4, best: undefined, registeredLeftOut: 0 });
  });

  it('takes the best of many, with the baseline and what is registered in their place', () => {
    const runs = make(100);
    const chosen = runsThatMatter(runs, primary, runs[1], new Set([runs[50]!.key, runs[99]!.key]));
    expect(chosen.runs.map(({ key }) => key)).toEqual([
      ...Array.from({ length: 12 }, (_, i) => `r${99 - i}`),
      'r50',
      'r1',
    ]);
    expect(chosen).toMatchObject({ total: 100, best: 12, registeredLeftOut: 0 });
  });

  it('takes the latest of many where no metric ranks', () => {
    const chosen = runsThatMatter(make(30), undefined, undefined, none);
    expect(chosen.runs[0]?.key).toBe('r29');
    expect(chosen.runs).toHaveLength(12);
  });

  it('stays bounded and counts what it leaves out when all of 10 000 runs are registered', () => {
    const runs = make(10_000);
    const chosen = runsThatMatter(runs, primary, runs[0], new Set(runs.map(({ key }) => key)));
    expect(chosen.runs).toHaveLength(21);
    expect(chosen.registeredLeftOut).toBe(10_000 - 21);
  });
});
