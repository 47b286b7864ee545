import { describe, expect, it } from 'vitest';
import { leaderboardFileSchema } from '../../entities/leaderboard-file.ts';
import { ACC, boardOptions, makeBoardRun, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { exportCsv } from '../export-csv.ts';
import { boardDataTable } from './board-data-table.ts';
import { boardLatex, boardMarkdown, boardNotes } from './board-export.ts';
import { boardFile } from './board-file.ts';
import type { BoardOptions, BoardRun } from './board-types.ts';
import { makeBoard } from './make-board.ts';

const format = (value: number, decimals = 2) => value.toFixed(decimals);
const board = (runs: readonly BoardRun[], options: Partial<BoardOptions> = {}) =>
  makeBoard(runs, testValue, boardOptions(options));

const three = board(
  [
    ...seededRuns({
      a: [0.9, 0.92, 0.94],
      b: [0.5, 0.52, 0.54],
      'c_|$': [0.9, 0.91, 0.92],
      d: [1, Number.NaN],
    }),
    makeBoardRun('late', { model: 'b', seed: '3' }, undefined, { status: 'FAILED', name: 'b\n*late*' }),
  ],
  { baseline: 'b-seed0' },
);

describe('boardMarkdown', () => {
  it('has ranks, ± and the first place in bold, and below it what must be said', () => {
    expect(`\n${boardMarkdown(three, format)}`).toMatchInlineSnapshot(`
      "
      | Rank | Configuration | acc (mean ± 95 % CI) | Seeds |  To the leader | To the baseline |
      | ---- | ------------- | -------------------: | ----: | -------------: | --------------: |
      | 1–2  | a             |    **0.920** ± 0.050 |     3 |              – |  +0.400 ± 0.045 |
      | 1–2  | c\\_\\|$        |    **0.910** ± 0.025 |     3 | -0.010 ± 0.042 |  +0.390 ± 0.042 |
      | 3    | b             |        0.520 ± 0.050 |     3 | -0.400 ± 0.045 |               – |
      | –    | d             |                    – |     2 |              – |               – |

      The first place is shared. a and c\\_\\|$ reach 0.920 and 0.910 on acc over three seeds; the data do not separate them.

      Ranks: Welch t-test over seeds, all 3 pairs, Holm-corrected: 5 % risk that any printed order is wrong. Overlap means not separated, not equal. Differences below 0.069 would be missed more than 1 time in 5 (3 seeds, 3 comparisons).

      Differences with 95 % intervals, each for itself; ranks are corrected for all pairs.

      Last logged value.

      Grouped by all params except \\\`seed\\\` (assumed from its name): 4 configurations, 2–3 seeds, 1 run left out.

      Over seeds only; test items fixed.

      Not ranked: d, non-finite in 1 of 2.

      Left out, status FAILED: b \\*late\\*
      "
    `);
  });
});

describe('a baseline that leads', () => {
  it('is what all are measured against, once', () => {
    const runs = seededRuns({ a: [0.9, 0.92, 0.94], b: [0.5, 0.52, 0.54] });
    const [head = '', , leader = '', other = ''] = boardMarkdown(
      board(runs, { baseline: 'a-seed0' }),
      format,
    ).split('\n');
    expect(head).toContain('To the baseline');
    expect(head).not.toContain('To the leader');
    expect(leader).toMatch(/\| a .* – \|$/);
    expect(other).toMatch(/\| b .* -0\.400 ± \d\.\d+ \|$/);
  });
});

describe('boardLatex', () => {
  it('sets tiers apart by space, and takes signs their meaning', () => {
    expect(`\n${boardLatex(three, format)}`).toMatchInlineSnapshot(`
      "
      % The first place is shared. a and c_|$ reach 0.920 and 0.910 on acc over three seeds; the data do not separate them.
      % Ranks: Welch t-test over seeds, all 3 pairs, Holm-corrected: 5 % risk that any printed order is wrong. Overlap means not separated, not equal. Differences below 0.069 would be missed more than 1 time in 5 (3 seeds, 3 comparisons).
      % Differences with 95 % intervals, each for itself; ranks are corrected for all pairs.
      % Last logged value.
      % Grouped by all params except \`seed\` (assumed from its name): 4 configurations, 2–3 seeds, 1 run left out.
      % Over seeds only; test items fixed.
      % Not ranked: d, non-finite in 1 of 2.
      % Left out, status FAILED: b *late*
      % \\usepackage{booktabs}
      \\begin{tabular}{llrrrr}
        \\toprule
        Rank & Configuration & acc (mean ± 95 \\% CI) & Seeds & To the leader & To the baseline \\\\
        \\midrule
        1–2 & a & $\\mathbf{0.920} \\pm 0.050$ & $3$ & -- & $+0.400 \\pm 0.045$ \\\\
        1–2 & c\\_|\\$ & $\\mathbf{0.910} \\pm 0.025$ & $3$ & $-0.010 \\pm 0.042$ & $+0.390 \\pm 0.042$ \\\\
        \\addlinespace
        3 & b & $0.520 \\pm 0.050$ & $3$ & $-0.400 \\pm 0.045$ & -- \\\\
        -- & d & -- & $2$ & -- & -- \\\\
        \\bottomrule
      \\end{tabular}
      "
    `);
  });

  it('keeps every note within its comment', () => {
    const [lines] = boardLatex(three, format).split('\\begin{tabular}');
    expect(
      lines
        ?.trimEnd()
        .split('\n')
        .every((line) => line.startsWith('% ')),
    ).toBe(true);
  });
});

describe('boardNotes', () => {
  it('counts runs that were left out for one reason, and names the first', () => {
    const runs = Array.from({ length: 7 }, (_, index) =>
      makeBoardRun(`r${index}`, {}, undefined, { status: 'KILLED' }),
    );
    expect(boardNotes(board(runs), format)).toContain(
      'Left out, status KILLED: r0, r1, r2, r3, r4 and 2 more',
    );
  });

  it('writes out intervals that are not symmetric, and says what they are of', () => {
    const metric = { ...ACC, items: 100, bounds: { low: 0, high: 1 } };
    const made = board(seededRuns({ a: [0.9, 0.95, 0.99], b: [0.9] }), { metric });
    expect(boardMarkdown(made, format)).toContain('0.95 \\[0.83, 1.00]');
    expect(boardMarkdown(made, format)).toContain('0.90 \\[0.83, 0.94]');
    expect(boardNotes(made, format)).toContain('In brackets: 95 % Wilson interval over 100 items, one run.');
  });

  it('says where to set a goal that is not known', () => {
    const metric = { ...ACC, goal: { goal: undefined, origin: 'unknown' } as const };
    expect(boardNotes(board([makeBoardRun('r', {}, 1)], { metric }), format).at(-1)).toContain(
      'metrics:\n  - { metric: "acc", goal: maximize } # or minimize',
    );
  });
});

describe('boardDataTable', () => {
  it('has exact numbers, a column each, and the runs behind each row', () => {
    const [header, first, , , unranked] = exportCsv(boardDataTable(three)).split('\r\n');
    expect(header?.split(',')).toEqual([
      'rank_low',
      'rank_high',
      'tier',
      'configuration',
      'n',
      'unit',
      'mean',
      'sd',
      'median',
      'iqm',
      'interval_of',
      'interval',
      'low',
      'high',
      'to_leader_difference',
      'to_leader_low',
      'to_leader_high',
      'to_leader_p_adjusted',
      'to_baseline_difference',
      'to_baseline_low',
      'to_baseline_high',
      'to_baseline_p_adjusted',
      'note',
      'marks',
      'runs',
      'params.model',
    ]);
    expect(first).toMatch(
      /^1,2,1,a,3,seed,0\.91999\d+,0\.01999\d+,0\.92,,mean,t,0\.870\d+,0\.969\d+,,,,,0\.39999/,
    );
    expect(first).toMatch(/,a-seed0 a-seed1 a-seed2,a$/);
    expect(unranked).toContain('not ranked: non-finite in 1 of 2');
  });
});

describe('boardFile', () => {
  it('follows its schema, also where values are not finite', () => {
    const file = boardFile(three, 'Title', format);
    const read = leaderboardFileSchema.parse(JSON.parse(JSON.stringify(file)));
    expect(read.rows.map(({ name, rank }) => [name, rank.kind])).toEqual([
      ['a', 'interval'],
      ['c_|$', 'interval'],
      ['b', 'interval'],
    ]);
    expect(read.unranked[0]?.values.map(({ value }) => value)).toEqual([1, Number.NaN]);
    expect(read.leftOut).toEqual([{ run: 'late', name: 'b\n*late*', reason: 'status FAILED' }]);
    expect(read.rows[2]?.leftOut).toEqual(read.leftOut);
    expect(read.baseline).toBe(read.rows[2]?.id);
  });

  it.each([
    ['single runs', seededRuns({ a: [1], b: [2] }), ['plain', 'plain']],
    ['one with repeats', seededRuns({ a: [1, 2], b: [0] }), ['untested', 'single run']],
    ['nothing', [], []],
  ])('follows it for %s', (_, runs, kinds) => {
    const read = leaderboardFileSchema.parse(boardFile(board(runs), undefined, format));
    expect(read.rows.map(({ rank }) => rank.kind)).toEqual(kinds);
  });
});
