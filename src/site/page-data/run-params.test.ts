import { describe, expect, it } from 'vitest';
import { runParams } from './run-params.ts';

const params = (...pairs: [string, string][]) => pairs.map(([key, value]) => ({ key, value }));

describe('runParams', () => {
  it('puts what differs from the baseline first', () => {
    const own = params(['a', '1'], ['b', '2'], ['constructor', '3'], ['d', '']);
    const rows = runParams(own, params(['a', '1'], ['b', '9'], ['d', ''], ['z', '0']), 100);
    expect(rows.shown).toEqual([
      { key: 'b', value: '2', other: '9', differs: true },
      { key: 'constructor', value: '3', other: undefined, differs: true },
      { key: 'a', value: '1', other: '1', differs: false },
      { key: 'd', value: '', other: '', differs: false },
    ]);
    expect(rows).toMatchObject({ differing: 2, onlyInBaseline: ['z'], left: 0 });
  });

  it('has no differences without a baseline', () => {
    expect(runParams(params(['a', '1']), undefined, 100)).toMatchObject({ differing: 0 });
  });

  it('cuts long values shorter once the page is full', () => {
    const own = params(
      ...Array.from({ length: 10 }, (_, index): [string, string] => [`k${index}`, 'x'.repeat(2000)]),
    );
    const lengths = runParams(own, undefined, 2000).shown.map(({ value }) => value.length);
    expect(lengths).toEqual([2000, 2000, 61, 61, 61, 61, 61, 61, 61, 61]);
  });
});
