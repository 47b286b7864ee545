import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../analysis/leaderboard/make-board.ts';
import { bootstrapInterval } from '../../statistics/bootstrap-interval.ts';
import { notShown } from '../../statistics/not-shown.ts';
import { tInterval } from '../../statistics/t-interval.ts';
import { boardOptions, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { columnDecimals, differenceCell, meanCell } from './leaderboard-cells.ts';

describe('meanCell', () => {
  it('writes what was resampled with both ends, which are not as far from it', () => {
    const values = Array.from({ length: 24 }, (_, index) => 0.9 + (index % 5) ** 2 / 400);
    const interval = bootstrapInterval(values, { key: 'k', statistic: 'median', resamples: 200 });
    if (!interval.shown) throw new Error(interval.reason);
    const cell = meanCell(interval.estimate, interval, { decimals: 3, hasHalves: true });
    const [low, high] = [interval.low, interval.high].map((end) => end.toFixed(3));
    expect(cell.text).toBe(`${interval.estimate.toFixed(3)}\u00a0[${low},\u00a0${high}]`);
    expect(cell.title).toContain('bootstrap');
    expect(cell.pad).toBeUndefined();
  });

  it('gives the half-width two digits, and the mean the same place', () => {
    const interval = tInterval([0.9, 0.91, 0.92], {});
    const decimals = columnDecimals([0.0248], 4);
    expect(meanCell(0.91, interval, { decimals, hasHalves: true }).text).toBe('0.910\u202f±\u202f0.025');
  });

  it('keeps the digits of a single run below those of means', () => {
    const cell = meanCell(0.5, notShown('single run'), { decimals: 3, hasHalves: true });
    expect(cell).toMatchObject({ text: '0.500', pad: '\u202f±\u202f0.000', isMissing: false });
    expect(cell.title).toBe('0.5, single run');
  });

  it('tells NaN from what was not logged', () => {
    const facts = { decimals: 3, hasHalves: false };
    expect(meanCell(undefined, notShown('non-finite'), { ...facts, nonFinite: 1 }).text).toBe('NaN');
    expect(meanCell(undefined, notShown('no value'), facts).text).toBe('–');
  });

  it('has a power of ten on both sides of the ± for tiny values', () => {
    const { text } = meanCell(2e-5, tInterval([1e-5, 2e-5, 3e-5], {}), { decimals: 5, hasHalves: true });
    expect(text).toBe('2\u202f×\u202f10⁻⁵\u202f±\u202f2.48\u202f×\u202f10⁻⁵');
  });
});

describe('columnDecimals', () => {
  it('goes by the middle uncertainty, never below none', () => {
    expect(columnDecimals([0.5, 0.0031, 0.0042], 2)).toBe(4);
    expect(columnDecimals([1234], 2)).toBe(0);
    expect(columnDecimals([], 2)).toBe(2);
  });
});

describe('differenceCell', () => {
  const { rows } = makeBoard(
    seededRuns({ a: [0.9, 0.91, 0.92], near: [0.9, 0.905, 0.91], far: [0.5, 0.51, 0.52], one: [0.4] }),
    testValue,
    boardOptions(),
  );
  const cells = new Map(rows.map(({ name, toLeader }) => [name, differenceCell(toLeader, 'leader', 3)]));

  it.each([
    ['a', { kind: 'self', text: 'leader' }],
    ['near', { reading: 'not separated', mark: '≈' }],
    ['far', { reading: 'worse', mark: '▽' }],
  ])('says of %s what the corrected test says', (name, expected) => {
    expect(cells.get(name)).toMatchObject(expected);
  });

  it('says of an untested difference neither better nor worse, and why', () => {
    const one = [...cells.values()].find((cell) => cell.kind === 'difference' && cell.reading === 'untested');
    expect(one).toMatchObject({ mark: '', title: 'not tested: needs n>=2 in both', text: '−0.510' });
  });
});
