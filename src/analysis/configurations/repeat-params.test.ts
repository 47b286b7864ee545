import { describe, expect, it } from 'vitest';
import { namedRepeatKind, repeatKind } from './repeat-params.ts';

describe('repeatKind', () => {
  it.each([
    ['seed', ['1', '-2', 'None', ''], 'seed'],
    ['trainer/random_seed', ['1'], 'seed'],
    ['model.randomState', ['null', '4'], 'seed'],
    ['seed', ['abc'], undefined],
    ['seed', ['1.5'], undefined],
    ['fold', ['0', 'fold_1'], 'fold'],
    ['data:cv_fold', ['2'], 'fold'],
    ['inner_fold', ['2'], 'inner fold'],
    ['fold', ['left'], undefined],
    ['n_folds', ['5'], undefined],
    ['cv', ['5'], undefined],
    ['n_seeds', ['5'], undefined],
    ['lr', ['1'], undefined],
    ['constructor', ['1'], undefined],
  ] as const)('of %s with %j is %s', (key, values, kind) => {
    expect(repeatKind(key, values)).toBe(kind);
  });
});

describe('namedRepeatKind', () => {
  it.each([
    ['trial', 'seed'],
    ['my_fold', 'fold'],
    ['inner_split', 'inner fold'],
    ['scaffold', 'seed'],
  ])('of %s is %s', (key, kind) => {
    expect(namedRepeatKind(key)).toBe(kind);
  });
});
