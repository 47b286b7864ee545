import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BoardChoice, isPublished, LEVELS, PUBLISHED, placeParam, STATISTICS } from './board-choice.ts';
import { BOARD_HASH } from './board-hash.ts';

const key = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text !== '*');
const keys = fc.option(fc.uniqueArray(key, { maxLength: 4 }), { nil: undefined });
const choices: fc.Arbitrary<BoardChoice> = fc.record({
  metric: fc.option(key, { nil: undefined }),
  rule: fc.constantFrom(undefined, 'last', 'best', 'mean-of-last:7', 'at-best:val loss & more'),
  goal: fc.constantFrom(undefined, 'maximize' as const, 'minimize' as const),
  level: fc.constantFrom(undefined, ...LEVELS),
  statistic: fc.constantFrom(undefined, ...STATISTICS),
  groupBy: keys,
  ignore: keys,
  repeat: keys,
  filter: fc.string({ unit: 'grapheme' }),
});

describe('the address of a board', () => {
  it('gives the same choice again', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const hash = BOARD_HASH.write(choice);
        expect(hash === '' ? PUBLISHED : BOARD_HASH.read(`#${hash}`)).toEqual(choice);
      }),
    );
  });

  it('is short, and empty for the published board', () => {
    expect(BOARD_HASH.write(PUBLISHED)).toBe('');
    expect(BOARD_HASH.write({ ...PUBLISHED, rule: 'mean-of-last:5', level: 0.9, ignore: [] })).toBe(
      'ranking?v1&v=mean-of-last:5&l=0.9&i=*',
    );
  });

  it('leaves out what it cannot read', () => {
    expect(BOARD_HASH.read('#ranking?v1&v=worst&l=0.5&d=up&m=%E0%A4&x=1')).toEqual(PUBLISHED);
    expect(BOARD_HASH.holds('#ranking')).toBe(false);
  });
});

describe('placeParam', () => {
  it('puts a param on one list alone, and forgets lists that are as published', () => {
    const published = { ignore: ['a'] };
    const grouped = placeParam(PUBLISHED, published, 'a', 'groupBy');
    expect(grouped).toMatchObject({ groupBy: ['a'], ignore: [], repeat: undefined });
    expect(isPublished(grouped)).toBe(false);
    expect(isPublished(placeParam(grouped, published, 'a', 'ignore'))).toBe(true);
  });
});
