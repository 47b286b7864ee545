import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../analysis/leaderboard/make-board.ts';
import { ACC, boardOptions, makeBoardRun, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { boardEmbed } from './board-embed.ts';

type Runs = Parameters<typeof makeBoard>[0];
const of = (runs: Runs, options: Parameters<typeof boardOptions>[0] = {}, experiment = 'digits') =>
  boardEmbed(makeBoard(runs, testValue, boardOptions(options)), experiment);
const SEEDED = seededRuns({
  a: [0.9, 0.91, 0.92, 0.93],
  b: [0.9, 0.905, 0.92, 0.925],
  c: [0.5, 0.51, 0.52, 0.53],
});
const single = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    makeBoardRun(`r${index}`, { m: String(index) }, 1 - index / 10),
  );

describe('boardEmbed', () => {
  it('shows ranks, names and values with their intervals, and what limits them', () => {
    const embed = of(SEEDED);
    expect(embed).toMatchObject({
      title: 'Best on digits',
      metric: 'acc',
      direction: '↑ higher is better',
      count: '3 configurations',
      valueHead: 'mean ±\u00a095\u00a0%\u00a0CI',
      isTested: true,
      note: '2 configurations share the first place. Ranks are what tests of all pairs leave.',
    });
    expect(embed.rows.map(({ rank, name, value }) => [rank, name, value.text])).toEqual([
      ['1–2', 'a', '0.915\u202f±\u202f0.021'],
      ['1–2', 'b', '0.913\u202f±\u202f0.019'],
      ['3', 'c', '0.515\u202f±\u202f0.021'],
    ]);
  });

  it('shows the first five of many on an axis of their own', () => {
    const { rows, count, axis, note, valueHead } = of([
      ...single(9),
      makeBoardRun('far', { m: 'far' }, -900),
    ]);
    expect(rows).toHaveLength(5);
    expect(count).toBe('the first 5 of 10 configurations');
    expect(axis?.low).toBeGreaterThan(0);
    expect([note, valueHead]).toEqual(['The order is not tested.', 'value']);
  });

  it('says in a sentence where nothing is ranked', () => {
    const { rows, note, count } = of([makeBoardRun('x', { m: '1' }, Number.NaN)]);
    expect(rows).toEqual([]);
    expect(count).toBe('');
    expect(note).toBe('Nothing is ranked. No configuration has only finite values of acc.');
  });

  it('cuts long names and leaves room for their lines', () => {
    const long = of(SEEDED, { metric: { ...ACC, key: 'acc' } }, 'word '.repeat(60));
    expect(long.title.length).toBeLessThan(80);
    expect(long.height).toBeGreaterThan(of(SEEDED).height);
  });

  it('is higher with each row, and never too high for a page', () => {
    const heights = [1, 2, 5, 50].map((count) => of(single(count)).height);
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    expect(heights.at(-1)).toBeLessThan(400);
  });
});
