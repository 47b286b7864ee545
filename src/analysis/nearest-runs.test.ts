import { describe, expect, it } from 'vitest';
import { makeRun } from '../testing/make-run.ts';
import { nearestRuns, type RankedRun } from './nearest-runs.ts';

/** A run of these params, given as `key=value`, with its value. */
function ranked(key: string, value: number, ...pairs: string[]): RankedRun {
  const params = pairs.map((text) => {
    const [name = '', ...rest] = text.split('=');
    return { key: name, value: rest.join('=') };
  });
  return { run: makeRun({ key, params }), value };
}

const best = ranked('best', 0.9, 'lr=0.1', 'model=mlp', 'seed=1');

function changesOf(others: readonly RankedRun[], subject = best) {
  return nearestRuns(subject, [subject, ...others], 'maximize')?.neighbours.map(({ run, changes }) => [
    run.key,
    ...changes.map(({ key, from, to }) => `${key}: ${from} → ${to}`),
  ]);
}

describe('nearestRuns', () => {
  it('gives the fewest changes first, and of equal ones the better run', () => {
    expect(
      changesOf([
        ranked('b', 0.8, 'lr=0.3', 'model=svm', 'seed=1'),
        ranked('c', 0.7, 'lr=0.1', 'model=svm', 'seed=1'),
        ranked('d', 0.6, 'lr=0.2', 'model=mlp', 'seed=1'),
      ]),
    ).toEqual([
      ['c', 'model: svm → mlp'],
      ['d', 'lr: 0.2 → 0.1'],
      ['b', 'lr: 0.3 → 0.1', 'model: svm → mlp'],
    ]);
  });

  it('counts a param that one of the two lacks', () => {
    expect(
      changesOf([ranked('b', 0.8, 'lr=0.1', 'model=mlp', 'wd=1'), ranked('c', 0.7, 'model=mlp')]),
    ).toEqual([
      ['b', 'wd: 1 → undefined'],
      ['c', 'lr: undefined → 0.1'],
    ]);
  });

  it('takes seeds for repeats: a row per setting, with the same seed where there is one', () => {
    const found = nearestRuns(
      best,
      [
        best,
        ranked('best again', 0.8, 'lr=0.1', 'model=mlp', 'seed=2'),
        ranked('b', 0.7, 'lr=0.2', 'model=mlp', 'seed=2'),
        ranked('c', 0.5, 'lr=0.2', 'model=mlp', 'seed=1'),
      ],
      'maximize',
    );
    expect(found?.repeats).toMatchObject({ n: 2, min: 0.8, max: 0.9 });
    expect(found?.neighbours.map(({ run }) => run.key)).toEqual(['c']);
    expect(found?.neighbours[0]?.repeats).toMatchObject({ n: 2, mean: 0.6 });
  });

  it('takes numbers for numbers however they are written', () => {
    expect(changesOf([ranked('b', 0.8, 'lr=1e-1', 'model=svm')])).toEqual([['b', 'model: svm → mlp']]);
    expect(nearestRuns(best, [best, ranked('b', 0.8, 'lr=0.10', 'model=mlp')], 'maximize')).toBeUndefined();
  });

  it('shows what is far away only when nothing is near', () => {
    const far = ['a', 'b', 'c', 'd'].map((key) =>
      ranked(key, 0.5, ...Array.from({ length: 5 }, (_, i) => `${key}${i}=1`)),
    );
    expect(changesOf(far)).toHaveLength(3);
    expect(changesOf([...far, ranked('near', 0.1, 'lr=0.1')])?.map(([key]) => key)).toEqual(['near']);
  });

  it('stays bounded, and counts the settings it leaves out', () => {
    const others = Array.from({ length: 100 }, (_, i) => ranked(`r${i}`, 0.5, `lr=${i + 1}`, 'model=mlp'));
    const found = nearestRuns(best, [best, ...others], 'maximize');
    expect(found?.neighbours).toHaveLength(8);
    expect(found?.leftOut).toBe(92);
  });

  it('has nothing to say of a run without params, or alone', () => {
    expect(nearestRuns(ranked('x', 1), [ranked('x', 1), best], 'maximize')).toBeUndefined();
    expect(nearestRuns(best, [best, ranked('x', 1)], 'maximize')).toBeUndefined();
  });

  it('takes keys for keys, whatever they are called', () => {
    const subject = ranked('s', 1, '__proto__=1', 'constructor=2');
    expect(changesOf([ranked('b', 0, '__proto__=2', 'constructor=2')], subject)).toEqual([
      ['b', '__proto__: 2 → 1'],
    ]);
  });
});
