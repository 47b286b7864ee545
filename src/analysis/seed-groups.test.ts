import { describe, expect, it } from 'vitest';
import { makeRun } from '../testing/make-run.ts';
import { haveDifferentSeeds, isRepeatParam, seedGroups } from './seed-groups.ts';

const run = (key: string, params: Record<string, string>) =>
  makeRun({ key, params: Object.entries(params).map(([name, value]) => ({ key: name, value })) });

describe('isRepeatParam', () => {
  it.each([
    ['seed', true],
    ['random_state', true],
    ['data.seed', true],
    ['numpy_seed', true],
    ['seed_count', false],
    ['seeds', false],
    ['fold', true],
    ['cv_fold', true],
    ['data.outer_fold', true],
    ['fold_idx', true],
    ['kfold_idx', true],
    ['split_id', true],
    ['cv_split', true],
    ['n_fold', false],
    ['num_fold', false],
    ['k_fold', false],
    ['n_folds', false],
    ['split', false],
    ['scaffold', false],
    ['lr', false],
  ])('%s: %s', (key, expected) => {
    expect(isRepeatParam(key)).toBe(expected);
  });
});

describe('seedGroups', () => {
  it('groups runs that differ only by their seed, sorted by name', () => {
    const runs = [
      run('b', { lr: '1', seed: '1' }),
      run('a', { lr: '1', seed: '0' }),
      run('c', { lr: '2', seed: '0' }),
      run('d', {}),
      run('e', { seed: '3' }),
    ];
    const groups = seedGroups(runs);
    expect([...groups.keys()].toSorted()).toEqual(['a', 'b']);
    expect(groups.get(runs[0]!.key)?.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('takes folds of a cross-validation for repeats too', () => {
    const runs = [run('a', { lr: '1', fold: '0' }), run('b', { lr: '1', fold: '1', seed: '7' })];
    expect(seedGroups(runs).get(runs[0]!.key)).toHaveLength(2);
  });

  it('does not mistake a separator within a value', () => {
    expect(seedGroups([run('a', { x: '1","y' }), run('b', { x: '1', y: '' })]).size).toBe(0);
  });
});

describe('haveDifferentSeeds', () => {
  it.each([
    [{ seed: '1' }, { seed: '2' }, true],
    [{ seed: '1' }, { seed: '1' }, false],
    [{ fold: '1' }, { fold: '2' }, false],
    [{ lr: '1' }, { lr: '1' }, false],
    [{ lr: '1' }, { lr: '1', seed: '1' }, true],
  ])('of %j and %j is %s', (a, b, expected) => {
    expect(haveDifferentSeeds([run('a', a), run('b', b)])).toBe(expected);
  });
});
