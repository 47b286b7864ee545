import { describe, expect, it } from 'vitest';
import { paramPrefix, paramSections } from './param-sections.ts';

describe('paramPrefix', () => {
  it.each([
    ['model.depth', 'model.'],
    ['train/lr', 'train/'],
    ['a.b/c', 'a.'],
    ['lr', ''],
    ['.hidden', ''],
    ['/x', ''],
    ['end.', ''],
    ['__proto__', ''],
  ])('of %s is %j', (key, prefix) => {
    expect(paramPrefix(key)).toBe(prefix);
  });
});

describe('paramSections', () => {
  const sections = (...keys: readonly string[]) =>
    paramSections(keys.map((key) => ({ key }))).map(({ prefix, params }) => [
      prefix,
      ...params.map(({ key }) => key),
    ]);

  it('keeps the order within a section and of the sections, others first', () => {
    expect(sections('model.depth', 'lr', 'data/rows', 'seed', 'model.width', 'data/name')).toEqual([
      ['', 'lr', 'seed'],
      ['model.', 'model.depth', 'model.width'],
      ['data/', 'data/rows', 'data/name'],
    ]);
  });

  it('makes no section of one param', () => {
    expect(sections('model.depth', 'lr', 'data/rows')).toEqual([['', 'model.depth', 'lr', 'data/rows']]);
  });

  it('tells signs apart', () => {
    expect(sections('a.b', 'a/b', 'a.c', 'a/c')).toEqual([
      ['a.', 'a.b', 'a.c'],
      ['a/', 'a/b', 'a/c'],
    ]);
  });

  it('has no section of nothing', () => {
    expect(sections()).toEqual([]);
  });
});
