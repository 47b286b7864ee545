import { describe, expect, it } from 'vitest';
import { numericParam, paramSpace } from './param-space.ts';

const run = (params: Record<string, string>) => ({
  params: Object.entries(params).map(([key, value]) => ({ key, value })),
});

describe('paramSpace', () => {
  it('folds params that are the same in all runs', () => {
    const space = paramSpace([run({ lr: '0.1', optimizer: 'adam' }), run({ lr: '0.01', optimizer: 'adam' })]);
    expect(space.constant).toEqual([{ key: 'optimizer', value: 'adam' }]);
    expect(space.differing).toEqual([{ key: 'lr', values: 2, runs: 2, numeric: true }]);
  });

  it('counts a param that some runs lack as differing', () => {
    const space = paramSpace([run({ a: '1', b: '1' }), run({ a: '1' })]);
    expect(space.constant.map(({ key }) => key)).toEqual(['a']);
    expect(space.differing).toEqual([{ key: 'b', values: 1, runs: 1, numeric: true }]);
  });

  it('is not disturbed by a parent run without params', () => {
    expect(paramSpace([run({}), run({ a: '1' }), run({ a: '1' })]).constant).toEqual([
      { key: 'a', value: '1' },
    ]);
  });

  it('shows every param of a single run', () => {
    expect(paramSpace([run({ a: '1' })]).differing).toHaveLength(1);
  });

  it('keeps keys such as __proto__', () => {
    const hostile = { params: [{ key: '__proto__', value: 'x' }] };
    expect(paramSpace([hostile, hostile]).constant).toEqual([{ key: '__proto__', value: 'x' }]);
  });
});

describe('numericParam', () => {
  it.each([
    ['1e-3', 0.001],
    [' 64', 64],
    ['.5', 0.5],
    ['1.', 1],
    ['', undefined],
    ['0x10', undefined],
    ['1_000', undefined],
    ['nan', undefined],
  ])('reads %j as %s', (text, expected) => {
    expect(numericParam(text)).toBe(expected);
  });
});
