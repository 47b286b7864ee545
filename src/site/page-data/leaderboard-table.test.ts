import { describe, expect, it } from 'vitest';
import { makeBoard } from '../../analysis/leaderboard/make-board.ts';
import { boardOptions, makeBoardRun, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { pairsTable } from './leaderboard-pairs.ts';
import { firstParams } from './leaderboard-params.ts';
import { leftOutList, runsBehind } from './leaderboard-runs.ts';
import { boardTable, MOST_ROWS } from './leaderboard-table.ts';

const parts = { prefix: 'row-' };
const seeded = seededRuns({
  a: [0.9, 0.91, 0.92],
  b: [0.5, 0.51, 0.52],
  c: [0.9, 0.905, 0.91],
  d: [Number.NaN, 0.5, 0.6],
});
const board = makeBoard(seeded, testValue, boardOptions({ baseline: 'b-seed0' }));

describe('boardTable', () => {
  it('draws rank intervals, tiers and the baseline', () => {
    const { rows, unranked, ranks, counted, reference, hasLeader } = boardTable(board, parts);
    expect(
      rows.shown.map(({ rank, bar, tie, n, isBaseline }) => [rank, bar, tie.part, n, isBaseline]),
    ).toEqual([
      ['1–2', { from: 1, to: 47 }, 'first', '3', false],
      ['1–2', { from: 1, to: 47 }, 'last', '3', false],
      ['3', { from: 49, to: 71 }, 'only', '3', true],
    ]);
    expect({ ranks, counted, hasLeader }).toEqual({ ranks: 3, counted: 'Seeds', hasLeader: true });
    expect(reference).toMatch(/%$/);
    expect(unranked.shown).toMatchObject([{ name: { text: 'd' }, value: { text: 'NaN', isMissing: true } }]);
  });

  it('has no column for the leader when it is the baseline', () => {
    const own = makeBoard(seeded, testValue, boardOptions({ baseline: 'a-seed0' }));
    const { hasLeader, rows } = boardTable(own, parts);
    expect(hasLeader).toBe(false);
    expect(rows.shown.every(({ toLeader }) => toLeader === undefined)).toBe(true);
  });

  it('leads to the run of a single run, and to the list of runs of others, on another page when there is one', () => {
    const single = makeBoard([makeBoardRun('x', { m: '1' }, 1)], testValue, boardOptions());
    expect(boardTable(single, parts).rows.shown[0]).toMatchObject({ path: 'runs/x/' });
    expect(boardTable(board, parts).rows.shown[0]).toMatchObject({ path: undefined, anchor: 'row-1' });
    expect(boardTable(board, { ...parts, page: 'board/' }).rows.shown[0]?.path).toBe('board/#row-1');
  });

  it('is bounded: 300 configurations are shown, folded and counted', () => {
    const many = Array.from({ length: 300 }, (_, i) => makeBoardRun(`r${i}`, { m: String(i) }, i));
    const { rows, mode, counted } = boardTable(makeBoard(many, testValue, boardOptions()), parts);
    expect([rows.shown.length, rows.folded.length, rows.left]).toEqual([MOST_ROWS, 150, 100]);
    expect({ mode, counted }).toEqual({ mode: 'single', counted: undefined });
  });

  it('footnotes seeds that were left out', () => {
    const runs = [...seeded, makeBoardRun('a-seed9', { model: 'a', seed: '9' }, 0.1, { status: 'FAILED' })];
    const { footnotes, rows } = boardTable(makeBoard(runs, testValue, boardOptions()), parts);
    expect(footnotes).toEqual(['1 run left out: status FAILED.']);
    expect(rows.shown.map(({ note }) => note)).toEqual([1, undefined, undefined]);
  });
});

describe('pairsTable', () => {
  it('marks what is separated, and is antisymmetric', () => {
    const pairs = pairsTable(board);
    expect(pairs?.power).toBe(3);
    expect(
      pairs?.rows.map(({ cells }) => cells.map((cell) => cell && `${cell.text} ${cell.reading}`)),
    ).toEqual([
      [undefined, '+5.0 not separated', '+400.0 better'],
      ['−5.0 not separated', undefined, '+395.0 better'],
      ['−400.0 worse', '−395.0 worse', undefined],
    ]);
  });

  it('is not there when nothing was tested', () => {
    expect(
      pairsTable(makeBoard([makeBoardRun('x', { m: '1' }, 1)], testValue, boardOptions())),
    ).toBeUndefined();
  });
});

describe('runsBehind', () => {
  it('lists every run with its value', () => {
    const { rows } = runsBehind(board, 'row-', 3);
    expect(rows[0]).toMatchObject({
      anchor: 'row-1',
      n: '3 seeds',
      median: '0.910',
      range: '0.900 to 0.920',
      more: 0,
    });
    expect(rows[0]?.runs.map(({ path, value }) => [path, value])).toEqual([
      ['runs/a-seed0/', '0.900'],
      ['runs/a-seed1/', '0.910'],
      ['runs/a-seed2/', '0.920'],
    ]);
    expect(rows.flatMap(({ runs }) => runs)).toHaveLength(seeded.length);
  });

  it('is bounded, and counts what it leaves out', () => {
    const runs = seededRuns(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`m${i}`, Array.from({ length: 70 }, (_, j) => i + j / 100)]),
      ),
    );
    const { rows } = runsBehind(makeBoard(runs, testValue, boardOptions()), 'row-', 2);
    const listed = rows.reduce((sum, { runs: own }) => sum + own.length, 0);
    const more = rows.reduce((sum, row) => sum + row.more, 0);
    expect(listed).toBe(1000);
    expect(listed + more).toBe(runs.length);
  });
});

describe('leftOutList', () => {
  it('counts reasons, and runs that do not say what they were measured on', () => {
    const failed = makeBoardRun('f', { model: 'a' }, 1, { status: 'FAILED' });
    const made = makeBoard([...seeded, failed], testValue, boardOptions());
    const list = leftOutList(made, [makeBoardRun('apart', {}, 1)]);
    expect(list).toMatchObject({ total: 2, more: 0 });
    expect(list.reasons).toBe('status FAILED (1), does not say what it was measured on (1)');
  });
});

describe('firstParams', () => {
  it('sets what is first beside the baseline, and marks what differs from it', () => {
    const params = firstParams(board);
    expect(params?.columns).toEqual([
      { name: 'a', isBaseline: false },
      { name: 'c', isBaseline: false },
      { name: 'b', isBaseline: true },
    ]);
    expect(params?.rows).toEqual([
      {
        key: 'model',
        cells: [
          { text: 'a', isOther: true },
          { text: 'c', isOther: true },
          { text: 'b', isOther: false },
        ],
      },
    ]);
  });

  it('is not there for an empty board', () => {
    expect(firstParams({ rows: [] })).toBeUndefined();
  });
});
