import { describe, expect, it } from 'vitest';
import { makeMetric, makeRun } from '../testing/make-run.ts';
import { rankParams, strongestNumericParam } from './param-influence.ts';
import { paramSpace } from './param-space.ts';

const run = (key: string, params: Record<string, string>, acc: number) =>
  makeRun({
    key,
    params: Object.entries(params).map(([name, value]) => ({ key: name, value })),
    metrics: [makeMetric('acc', acc)],
  });
const rank = (runs: ReturnType<typeof run>[]) =>
  rankParams(runs, paramSpace(runs).differing, ({ metrics }) => metrics[0]?.value);

const grid = ['a', 'b', 'c'].flatMap((model, m) =>
  [0, 1, 2, 3].map((seed) => run(`${model}${seed}`, { model, seed: `${seed}` }, m + ((seed * 7) % 4) / 100)),
);

describe('rankParams', () => {
  it('puts what orders the runs before what does not', () => {
    const ranked = rank(grid);
    expect(ranked.map(({ key }) => key)).toEqual(['model', 'seed']);
    expect(ranked[0]?.influence).toBeGreaterThan(0.8);
    expect(ranked[1]?.influence).toBeLessThan(0.1);
  });

  it('gives a correlation to numeric params with three values', () => {
    const runs = [1, 2, 3, 4, 5].map((lr) => run(`r${lr}`, { lr: `${lr}`, tag: `t${lr}` }, -lr));
    expect(rank(runs).map(({ key, correlation }) => [key, correlation])).toEqual([
      ['lr', { rho: -1, runs: 5 }],
      ['tag', undefined],
    ]);
  });

  it('counts a param less that few runs have', () => {
    const runs = [...grid, run('x', { model: 'a', seed: '0', rare: '1' }, 9)];
    expect(rank(runs).at(-1)?.key).toBe('rare');
  });

  it('keeps the order by presence when no run has a value', () => {
    const ranked = rankParams(grid, paramSpace(grid).differing, () => undefined);
    expect(ranked.map(({ key, influence }) => [key, influence])).toEqual([
      ['model', 0],
      ['seed', 0],
    ]);
  });

  it('is not misled by numbers beyond the doubles', () => {
    const runs = ['1', '2', '1e999', '3'].map((x, i) => run(`r${i}`, { x }, i));
    expect(rank(runs)[0]?.correlation).toBeUndefined();
  });
});

describe('strongestNumericParam', () => {
  it('is the first one, whatever its sign', () => {
    const runs = [1, 2, 3, 4, 5].map((n) => run(`r${n}`, { down: `${-n}`, mixed: `${(n * 3) % 5}` }, n));
    expect(strongestNumericParam(rank(runs))?.key).toBe('down');
  });

  it('needs five runs', () => {
    const runs = [1, 2, 3].map((n) => run(`r${n}`, { n: `${n}` }, n));
    expect(strongestNumericParam(rank(runs))).toBeUndefined();
  });
});
