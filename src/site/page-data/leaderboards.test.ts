import { describe, expect, it } from 'vitest';
import type { ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { makeExperiment, makeModel, makeTestReport } from '../../testing/make-report.ts';
import { makeMetric, makeRun } from '../../testing/make-run.ts';
import type { Report } from '../report.ts';
import { championTables, saysNothing } from './champions.ts';
import { experimentBoards } from './leaderboard-boards.ts';
import { leaderboardExcerpt } from './leaderboard-excerpt.ts';
import { MOST_BOARDS } from './leaderboard-metrics.ts';
import { boardAddresses, leaderboardPageData } from './leaderboard-page.ts';
import { bestOfExperiments } from './leaderboards.ts';

function seeds(model: string, values: readonly number[], fields: object = {}) {
  return values.map((value, seed) =>
    makeRun({
      key: `${model}-${seed}`,
      params: [
        { key: 'model', value: model },
        { key: 'seed', value: String(seed) },
      ],
      metrics: [makeMetric('val_accuracy', value), makeMetric('val_loss', 1 - value)],
      ...fields,
    }),
  );
}
const RUNS = [
  ...seeds('a', [0.9, 0.91, 0.92]),
  ...seeds('b', [0.5, 0.51, 0.52]),
  ...seeds('c', [0.9, 0.905, 0.91]),
];

const measureOf =
  (report: Report): ValueOf =>
  ({ id }, { key }) => {
    const metric = report.runByKey.get(id as never)?.metrics.find((own) => own.key === key);
    return metric && { value: metric.value };
  };

function boardsOf(report: Report) {
  const [experiment] = report.experiments;
  if (!experiment) throw new Error('no experiment');
  return experimentBoards(report, experiment, measureOf(report));
}

describe('experimentBoards', () => {
  it('has the main metric at the address without a name, then the others with a goal', () => {
    const report = makeTestReport({ runs: RUNS });
    const boards = boardsOf(report);
    expect(boards.metrics.shown).toEqual(['val_accuracy', 'val_loss']);
    expect(boardAddresses(boards)).toEqual([undefined, 'val_loss']);
    expect(boardsOf(report)).toBe(boards);
  });

  it('makes no page for a run that is alone', () => {
    const report = makeTestReport({ runs: RUNS.slice(0, 1) });
    expect(boardAddresses(boardsOf(report))).toEqual([]);
    expect(bestOfExperiments(report, measureOf(report))).toMatchObject({
      rows: [],
      without: [{ why: 'one run alone' }],
    });
  });

  it('makes pages for the most prominent metrics, and names the others', () => {
    const metrics = Array.from({ length: 20 }, (_, i) => makeMetric(`acc_${i}`, i));
    const report = makeTestReport({
      runs: [makeRun({ key: 'x', metrics: [...metrics, makeMetric('score', 1)] })],
    });
    const { shown, further, unknown } = boardsOf(report).metrics;
    expect([shown.length, further.length]).toEqual([MOST_BOARDS, 20 - MOST_BOARDS]);
    expect(unknown).toEqual(['score']);
  });

  it('leaves out what the settings exclude', () => {
    const report = makeTestReport({ runs: RUNS }, { leaderboards: { exclude: ['val_acc*'] } });
    expect(boardsOf(report).metrics.shown).toEqual(['val_loss']);
  });

  it('has the data with the most runs first, and boards of the others beside it', () => {
    const dataset = (digest: string) => ({
      datasets: [{ datasetKey: digest, name: 'd', digest, context: 'validation' }] as never,
    });
    const runs = [
      ...seeds('a', [0.9, 0.91], dataset('x')),
      ...seeds('b', [0.8, 0.81], dataset('x')),
      ...seeds('c', [0.7, 0.71], dataset('y')),
    ];
    const report = makeTestReport({ runs });
    const { main, others } = boardsOf(report).boardsOf('val_accuracy');
    expect(main.board.rows.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(others.map(({ board }) => board.rows.map(({ name }) => name))).toEqual([['c']]);
    const page = leaderboardPageData(report, boardsOf(report), undefined);
    expect(page.toc.map(({ id }) => id)).toEqual(['ranking', 'tradeoffs', 'metrics', 'datasets', 'trend']);
    expect(page.others.map(({ files }) => files?.csv)).toEqual([
      'experiments/1/leaderboard/leaderboard-2.csv',
    ]);
  });
});

describe('leaderboardPageData', () => {
  it('counts what is ranked and used, and links the other metrics', () => {
    const failed = makeRun({ key: 'f', status: 'FAILED' });
    const report = makeTestReport({ runs: [...RUNS, failed] });
    const page = leaderboardPageData(report, boardsOf(report), 'val_loss');
    expect(page.main.counts).toEqual(['3 configurations ranked', '9 of 10 runs used']);
    expect(page.links).toEqual([
      { key: 'val_accuracy', path: 'experiments/1/leaderboard/', isHere: false },
      { key: 'val_loss', path: 'experiments/1/leaderboard/val_loss/', isHere: true },
    ]);
    expect(page.main.table.secondary).toEqual([{ key: 'val_accuracy', direction: '↑ higher (assumed)' }]);
    expect(page.leftOut.reasons).toBe('status FAILED');
  });
});

describe('leaderboardExcerpt', () => {
  it('has the first rows, which lead to the board’s page', () => {
    const report = makeTestReport({ runs: RUNS });
    const excerpt = leaderboardExcerpt(boardsOf(report));
    if (excerpt.kind !== 'board') throw new Error('no board');
    expect(excerpt.table?.rows.shown[0]?.path).toBe('experiments/1/leaderboard/#row-1');
  });

  it('says what to add when no metric has a goal', () => {
    const report = makeTestReport({ runs: [makeRun({ key: 'x', metrics: [makeMetric('score', 1)] })] });
    expect(leaderboardExcerpt(boardsOf(report))).toMatchObject({
      kind: 'none',
      notice: { settings: expect.stringContaining('- { metric: "score", goal: maximize }') },
    });
  });
});

describe('bestOfExperiments', () => {
  it('shows a shared first place as such, and says why an experiment has none', () => {
    const report = makeTestReport({
      experiments: [
        makeExperiment(),
        makeExperiment({ key: '2' as never, experimentId: '2', name: 'empty' }),
      ],
      runs: RUNS,
    });
    const { rows, without } = bestOfExperiments(report, measureOf(report));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ rank: '1–2 of 3', n: '3 seeds', more: 0, isTested: true, runs: 9 });
    expect(rows[0]?.first.map(({ name }) => name)).toEqual(['a', 'c']);
    expect(without.map(({ why }) => why)).toEqual(['no runs']);
  });

  it.each([
    ['score', 1, 'no metric whose name or settings say whether more or less of it is better'],
    ['accuracy', Number.NaN, 'no configuration has only finite values of accuracy'],
  ])('has no first place by %s = %d', (key, value, why) => {
    const runs = ['x', 'y'].map((run) => makeRun({ key: run, metrics: [makeMetric(key, value)] }));
    const report = makeTestReport({ runs });
    expect(bestOfExperiments(report, measureOf(report)).without.map((row) => row.why)).toEqual([why]);
  });
});

describe('championTables', () => {
  const model = makeModel('m', [
    { version: '1', runKey: 'b-0' as never, runId: 'b-0' },
    { version: '2', runKey: 'a-0' as never, runId: 'a-0', aliases: ['champion'] },
    { version: '3', runKey: 'c-1' as never, runId: 'c-1' },
    { version: '4', runKey: 'a-1' as never, runId: 'a-1' },
    { version: '5' },
  ]);

  it('measures the configurations of all versions against the champion’s', () => {
    const report = makeTestReport({ runs: RUNS, registeredModels: [model] });
    const [table] = championTables(report, measureOf(report));
    expect(table).toMatchObject({ by: 'alias champion', metric: 'val_accuracy', more: 0 });
    expect(
      table?.rows.map(({ version, n, difference, remark }) => [
        version,
        n,
        difference?.kind === 'difference' ? difference.reading : undefined,
        remark,
      ]),
    ).toEqual([
      ['2', '3 seeds', undefined, undefined],
      ['5', '', undefined, 'its run is not in the report'],
      ['4', '3 seeds', undefined, 'another repeat of the champion’s configuration'],
      ['3', '3 seeds', 'not separated', undefined],
      ['1', '3 seeds', 'worse', undefined],
    ]);
  });

  it('says that single runs are not tested', () => {
    const runs = RUNS.filter(({ key }) => key.endsWith('-0'));
    const report = makeTestReport({ runs, registeredModels: [model] });
    const [table] = championTables(report, measureOf(report));
    expect(table?.rows.find(({ version }) => version === '1')?.remark).toBe('single runs: not tested');
  });

  it('has no champion where no version is one', () => {
    const plain = makeModel('m', [{ version: '1', runKey: 'a-0' as never, runId: 'a-0' }]);
    const report = makeTestReport({ runs: RUNS, registeredModels: [plain] });
    expect(championTables(report, measureOf(report))).toMatchObject([
      { by: undefined, rows: [{ version: '1', isChampion: false, difference: undefined }] },
    ]);
  });

  it('shows the values of versions without a champion, and knows when there are none', () => {
    const plain = makeModel('m', [
      { version: '1', runKey: 'a-0' as never, runId: 'a-0' },
      { version: '2', runKey: 'b-0' as never, runId: 'b-0' },
      { version: '3' },
    ]);
    const bare = makeModel('n', [{ version: '1' }]);
    const report = makeTestReport({ runs: RUNS, registeredModels: [plain, bare] });
    const [shown, empty] = championTables(report, measureOf(report));
    expect(shown?.rows.map(({ n, difference, remark }) => [n, difference, remark])).toEqual([
      ['', undefined, undefined],
      ['3 seeds', undefined, undefined],
      ['3 seeds', undefined, undefined],
    ]);
    expect(shown?.rows[1]?.mean?.text).toMatch(/^0\.510/);
    expect([shown, empty].map((table) => table && saysNothing(table))).toEqual([false, true]);
  });
});
