import { describe, expect, it } from 'vitest';
import type { RunKey } from '../../../src/entities/ids.ts';
import { needsAdvice, sizeAdvice, type Weighed } from './size-advice.ts';

const key = (run: number) => `r${run}` as RunKey;
const RUNS = Array.from({ length: 100 }, (_, index) => key(index));
const large: Weighed = {
  bytes: 1_200_000_000,
  budget: 1_000_000_000,
  buildMs: 60_000,
  pageBytes: new Map(RUNS.map((run) => [run, 2_006_000])),
  artifactBytes: { now: 900_000_000, previews: 200_000_000, linked: 0 },
  wholePages: { registered: new Set(RUNS.slice(0, 5)), 'top:20': new Set(RUNS.slice(0, 20)) },
};
const advice = (fields: Partial<Weighed>) =>
  sizeAdvice({ ...large, ...fields }).map((line) => line.replaceAll('\u00a0', ' '));

describe('sizeAdvice', () => {
  it('names the switches by what each saves', () => {
    expect(advice({})).toEqual([
      'The site has 1.2 GB, over the budget of 1.0 GB: GitHub Pages takes 1 GB.',
      '  --artifacts linked  saves about 900 MB: artifacts are listed, none is copied.',
      '  --artifacts previews  saves about 700 MB: only what pages show is copied.',
      '  --run-pages registered  saves about 190 MB: 95 runs get a short page instead of a whole one.',
      '  --run-pages top:20  saves about 160 MB: 80 runs get a short page instead of a whole one.',
      '  publish in runfolio.yaml leaves out experiments, and runs by tags or a filter; limits.artifactFileBytes large files.',
    ]);
  });

  it('leaves out what saves nothing', () => {
    const nothing = { now: 0, previews: 0, linked: 0 };
    expect(advice({ artifactBytes: nothing, wholePages: { registered: new Set(RUNS) } })).toHaveLength(2);
  });

  it('tells of a build that is too slow, though it is small', () => {
    expect(advice({ bytes: 1000, buildMs: 700_000 })[0]).toBe(
      'The build took 11 min 40 s: GitHub Pages gives up a deployment after ten minutes, and a workflow should stay well below.',
    );
  });
});

describe('needsAdvice', () => {
  it.each([
    [{ bytes: 799, budget: 1000, buildMs: 1 }, false],
    [{ bytes: 801, budget: 1000, buildMs: 1 }, true],
    [{ bytes: 1, budget: 1000, buildMs: 479_000 }, false],
    [{ bytes: 1, budget: 1000, buildMs: 481_000 }, true],
  ])('of %o is %s', (weight, expected) => {
    expect(needsAdvice(weight)).toBe(expected);
  });
});
