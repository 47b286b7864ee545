import { describe, expect, it } from 'vitest';
import type { RunKey } from '../entities/ids.ts';
import { makeRun } from '../testing/make-run.ts';
import { baselineRun } from './baseline-run.ts';

const runs = [
  makeRun({ key: 'a', name: 'plain', startTimeMs: 1 }),
  makeRun({ key: 'b', name: 'plain', startTimeMs: 2 }),
  makeRun({ key: 'c', name: 'a', startTimeMs: 3 }),
  makeRun({ key: 'd', name: '__proto__' }),
];
const keys = (...some: string[]) => new Set(some as RunKey[]);

describe('baselineRun', () => {
  it.each([
    ['the first named one that is there', ['none', 'plain', 'c'], [], 'b', 'settings'],
    ['an id before a name', ['a'], [], 'a', 'settings'],
    ['a name that objects have', ['__proto__'], [], 'd', 'settings'],
    ['no property of objects', ['constructor', 'toString'], [], 'c', 'best'],
    ['the run behind the champion', ['none'], ['d'], 'd', 'champion'],
    ['the best when several are behind champions', [], ['d', 'a'], 'c', 'best'],
    ['what is named before the champion', ['plain'], ['d'], 'b', 'settings'],
  ])('takes %s', (_, named, champions, key, origin) => {
    const found = baselineRun(runs, named, keys(...champions), runs[2]);
    expect([found?.run.key, found?.origin]).toEqual([key, origin]);
  });

  it('is undefined where there is none', () => {
    expect(baselineRun(runs, [], keys(), undefined)).toBeUndefined();
  });
});
