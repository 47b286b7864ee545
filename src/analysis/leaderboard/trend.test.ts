import { describe, expect, it } from 'vitest';
import { boardOptions, makeBoardRun, testValue } from '../../testing/make-board-run.ts';
import { makeBoard } from './make-board.ts';
import { changedParams, makeTrend } from './trend.ts';

const run = (id: string, value: number | undefined, endTimeMs: number | undefined, lr = '0.1', fields = {}) =>
  makeBoardRun(id, { model: 'a', lr, seed: id }, value, { endTimeMs, ...fields });
const trendOf = (runs: readonly ReturnType<typeof run>[], options = {}) =>
  makeTrend(makeBoard(runs, testValue, boardOptions(options)), testValue);

describe('makeTrend', () => {
  const runs = [
    run('3', 0.8, 300, '0.2'),
    run('1', 0.7, 100, '0.10'),
    run('2', 0.6, 200),
    run('4', 0.8, 400),
    run('5', 0.9, 500, '0.2', { status: 'FAILED' }),
    run('6', 0.9, 600, '0.2', { lifecycleStage: 'deleted' }),
    run('7', 0.95, undefined),
    run('8', Number.NaN, 800),
  ];

  it('names the runs that were better than all that had ended before', () => {
    const trend = trendOf(runs);
    expect(trend?.runs.map(({ run: { id } }) => id)).toEqual(['1', '2', '3', '4']);
    expect(trend?.records.map(({ run: { id }, place, gain }) => [id, place, gain])).toEqual([
      ['1', 0, undefined],
      ['3', 2, expect.closeTo(0.1, 12)],
    ]);
    expect(trend?.records[1]?.changed).toEqual([
      { key: 'lr', before: '0.10', after: '0.2' },
      { key: 'seed', before: '1', after: '3' },
    ]);
    expect([trend?.withoutTime, trend?.nonFinite, trend?.steps]).toEqual([1, 1, undefined]);
  });

  it('takes the smallest values for records where less is better', () => {
    const metric = { ...boardOptions().metric, goal: { goal: 'minimize', origin: 'settings' } as const };
    expect(trendOf(runs, { metric })?.records.map(({ run: { id }, gain }) => [id, gain])).toEqual([
      ['1', undefined],
      ['2', expect.closeTo(-0.1, 12)],
    ]);
  });

  it('keeps the older of two runs of one seed, which is not on the board', () => {
    const twice = [run('1', 0.9, 100), { ...run('2', 0.8, 200), params: run('1', 0, 0).params }];
    expect(trendOf(twice)?.records.map(({ run: { id } }) => id)).toEqual(['1']);
  });

  it('finds a step in the level and the regression after it', () => {
    const values = [...new Array<number>(8).fill(0.7), ...new Array<number>(8).fill(0.9), 0.8, 0.8, 0.8, 0.8];
    const trend = trendOf(
      values.map((value, index) => run(String(index + 1), value + ((index * 7) % 5) / 500, index)),
    );
    expect(trend?.steps?.levels.map(({ from, to }) => [from, to])).toEqual([
      [0, 8],
      [8, 16],
      [16, 20],
    ]);
    expect(trend?.steps?.regressions.map(({ before, after }) => [before, after])).toEqual([[15, 16]]);
  });

  it('tests the latest 500 of more runs, and makes no test of fewer than eight', () => {
    const many = Array.from({ length: 510 }, (_, index) =>
      run(String(index), index < 505 ? 0.7 : 0.9, index),
    );
    expect(trendOf(many)?.steps).toMatchObject({
      from: 10,
      levels: [
        { from: 10, to: 505 },
        { from: 505, to: 510 },
      ],
    });
    expect(trendOf(many.slice(0, 7))?.steps).toBeUndefined();
    expect(trendOf(many.slice(0, 8))?.steps?.from).toBe(0);
  });

  it('is undefined without a goal and without times', () => {
    const goal = { goal: undefined, origin: 'unknown' } as const;
    expect(trendOf(runs, { metric: { ...boardOptions().metric, goal } })).toBeUndefined();
    expect(trendOf([run('1', 0.5, undefined)])).toBeUndefined();
  });
});

describe('changedParams', () => {
  it('takes 1 and 1.0 for the same, and what was not logged for a difference', () => {
    const params = (own: Record<string, string>) => makeBoardRun('x', own, undefined);
    expect(changedParams(params({ a: '1', b: '2' }), params({ a: '1.0', c: '3' }))).toEqual([
      { key: 'b', before: '2', after: undefined },
      { key: 'c', before: undefined, after: '3' },
    ]);
  });
});
