import { describe, expect, it } from 'vitest';
import { leaderboardFileSchema } from '../../entities/leaderboard-file.ts';
import { bootstrap, bootstrapKey, percentileEnds } from '../../statistics/bootstrap.ts';
import { ACC, boardOptions, makeBoardRun, seededRuns, testValue } from '../../testing/make-board-run.ts';
import { exportCsv } from '../export-csv.ts';
import { boardDataTable } from './board-data-table.ts';
import { boardMarkdown } from './board-export.ts';
import { boardFile } from './board-file.ts';
import { plainText } from './board-sentence.ts';
import type { Board, BoardOptions, BoardRun } from './board-types.ts';
import { makeBoard } from './make-board.ts';

const format = (value: number, decimals = 2) => value.toFixed(decimals);
const board = (runs: readonly BoardRun[], options: Partial<BoardOptions> = {}): Board =>
  makeBoard(runs, testValue, boardOptions({ statistic: 'median', ...options }));

/** Skewed, so that mean, median and interquartile mean are different. */
const skewed = (n: number, start: number) =>
  Array.from({ length: n }, (_, index) => start + (index / n) ** 3);
const LARGE = seededRuns({ a: skewed(24, 0.5), b: skewed(24, 0), c: skewed(3, -2) });

describe('a board of medians', () => {
  const median = board(LARGE);

  it('ranks as the board of means does', () => {
    const mean = board(LARGE, { statistic: 'mean' });
    const placesOf = ({ rows }: Board) => rows.map(({ id, place, toLeader }) => ({ id, place, toLeader }));
    expect(placesOf(median)).toEqual(placesOf(mean));
    expect(median.pairs).toEqual(mean.pairs);
    expect(
      mean.rows.every(
        ({ shown, interval, summary }) => shown.interval === interval && shown.value === summary.mean,
      ),
    ).toBe(true);
  });

  it('shows the median with its percentile interval, drawn from a seed of its own', () => {
    const [a] = median.rows;
    const key = bootstrapKey('acc', a?.id ?? '', 'median');
    const { estimate, replicates } = bootstrap(skewed(24, 0.5), {
      key,
      statistic: 'median',
      resamples: 2000,
    });
    const [low, high] = percentileEnds(replicates, 0.95);
    expect(a?.shown).toMatchObject({
      value: estimate,
      interval: { method: 'percentile', low, high, n: 24, resamples: 2000 },
    });
    expect(a?.summary.median).toBe(estimate);
  });

  it('shows no interval below 20 repeats, and says so above the table', () => {
    expect(median.rows.find(({ name }) => name === 'c')?.shown).toMatchObject({
      interval: { shown: false, reason: 'n < 20' },
    });
    expect(median.header).toMatch(
      /not equal\. Ranks are by means; shown are medians with 95 % bootstrap intervals \(percentile, 2000 resamples, seeded by metric, configuration and statistic\); no interval below 20 seeds \(1 of 3\), where a bootstrap holds less than it says\.$/,
    );
    const few = board(seededRuns({ a: [1, 2, 3], b: [5, 6, 7] }));
    expect(few.header).toMatch(
      /means; shown are medians; no interval below 20 seeds, where a bootstrap holds less than it says\.$/,
    );
  });

  it('says of the numbers of its sentence that they are means', () => {
    expect(plainText(median.sentence, format)).toContain(' reaches a mean of 0.73 on acc over 24 seeds');
    const tied = seededRuns({ a: [0.9, 0.91, 0.92], c: [0.9, 0.905, 0.91] });
    expect(plainText(board(tied).sentence, format)).toContain('a and c reach means of 0.910 and 0.905');
    const untested = seededRuns({ a: [1, 2], b: [0] });
    expect(plainText(board(untested).sentence, format)).toContain('has the best mean, ');
  });

  it('writes the interval by its ends, as it is not symmetric', () => {
    const [head = '', , first = ''] = boardMarkdown(median, format).split('\n');
    expect(head).toContain('acc (median \\[95 % CI])');
    expect(first).toMatch(/\*\*0\.6\d+ \\\[0\.5\d+, 0\.\d+\]\*\*/);
    expect(boardMarkdown(median, format)).toContain('\nDifferences of means with 95 % intervals');
    const [names = '', data = ''] = exportCsv(boardDataTable(median)).split('\r\n');
    const column = names.split(',').indexOf('interval_of');
    expect(data.split(',').slice(column, column + 2)).toEqual(['median', 'percentile']);
  });

  it('hands on the mean, what is shown, and the seed, by the schema', () => {
    const { rows, options } = leaderboardFileSchema.parse(boardFile(median, undefined, format));
    expect(options).toMatchObject({ statistic: 'median', resamples: 2000 });
    expect(rows[0]).toMatchObject({
      interval: { method: 't' },
      shown: {
        statistic: 'median',
        interval: { method: 'percentile', resamples: 2000, seed: expect.any(Number) },
      },
    });
    expect(rows.find(({ name }) => name === 'c')?.shown).toMatchObject({ noInterval: 'n < 20' });
  });
});

describe('what else is shown', () => {
  it('is the interquartile mean, which below four repeats is the mean', () => {
    const { rows } = board(LARGE, { statistic: 'iqm' });
    expect(rows.map(({ shown, summary, n }) => shown.value === (n < 4 ? summary.mean : summary.iqm))).toEqual(
      [true, true, true],
    );
  });

  it('is the value of single runs with its interval over items, and nothing is said of medians', () => {
    const runs = seededRuns({ a: [0.9], b: [0.8] });
    const { rows, header } = board(runs, { metric: { ...ACC, items: 100 } });
    expect(rows[0]?.shown).toMatchObject({ value: 0.9, interval: { method: 'wilson' } });
    expect(header).not.toContain('median');
  });

  it('has no interval over folds, which are not independent', () => {
    const runs = skewed(20, 0).map((value, fold) => makeBoardRun(`r${fold}`, { fold: String(fold) }, value));
    const { rows, header } = board(runs);
    expect(rows[0]?.shown.interval).toEqual({ shown: false, reason: 'training sets of folds overlap' });
    expect(header).toContain('no interval over folds, whose training sets overlap');
  });

  it('is nothing where a repeat is not finite, or of a goal that is not known the medians alone', () => {
    const { unranked } = board(seededRuns({ a: [1, Number.NaN], b: [1, 2] }));
    expect(unranked[0]?.shown).toEqual({
      value: undefined,
      interval: { shown: false, reason: 'non-finite' },
    });
    const metric = { ...ACC, goal: { goal: undefined, origin: 'unknown' } as const };
    expect(board(LARGE, { metric }).header).toContain('direction of acc unknown. Shown are medians with');
  });
});
