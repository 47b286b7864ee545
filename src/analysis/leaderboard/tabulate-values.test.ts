import { describe, expect, it } from 'vitest';
import { ACC, makeBoardRun } from '../../testing/make-board-run.ts';
import type { BoardMetric, ValueOf } from './board-types.ts';
import { tabulateValues } from './tabulate-values.ts';

describe('tabulateValues', () => {
  it('finds all values run by run and once, and hands on what it was not asked for', () => {
    const asked: string[] = [];
    const measure: ValueOf = (run, { key, rule }) => {
      asked.push(`${run.id} ${key} ${rule.kind}`);
      return key === 'none' ? undefined : { value: asked.length };
    };
    const runs = [makeBoardRun('x', {}, undefined), makeBoardRun('y', {}, undefined)];
    const none: BoardMetric = { ...ACC, key: 'none' };
    const table = tabulateValues(runs, [ACC, none], measure);
    expect(asked).toEqual(['x acc last', 'x none last', 'y acc last', 'y none last']);
    expect(runs.map((run) => [table(run, ACC)?.value, table(run, none)])).toEqual([
      [1, undefined],
      [3, undefined],
    ]);
    expect(asked).toHaveLength(4);
    expect(table(runs[0] as (typeof runs)[0], { ...ACC, rule: { kind: 'best' } })?.value).toBe(5);
  });
});
