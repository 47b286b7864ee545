import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { boardFile } from '../../../analysis/leaderboard/board-file.ts';
import { type BoardSteps, rememberedSteps } from '../../../analysis/leaderboard/board-steps.ts';
import type { BoardOptions, BoardRun, ValueOf } from '../../../analysis/leaderboard/board-types.ts';
import type { LeaderboardSettings } from '../../../analysis/leaderboard/leaderboard-settings.ts';
import { metricBoards } from '../../../analysis/leaderboard/metric-boards.ts';
import { decodeHistories } from '../../../columns/decode-histories.ts';
import { decodeRuns, decodeSummaries, type RunTable } from '../../../columns/decode-runs.ts';
import { findSources } from '../../../ingest/find-sources.ts';
import { ingest } from '../../../ingest/ingest.ts';
import { readSettings } from '../../../settings/read-settings.ts';
import { boardValues } from '../../../site/board-runs.ts';
import { writeExperimentData } from '../../../site/experiment-data.ts';
import { formatMetric } from '../../../site/format.ts';
import { writeLeaderboards } from '../../../site/leaderboard-files.ts';
import { loadReport } from '../../../site/load-report.ts';
import { type ExperimentBoards, experimentBoards } from '../../../site/page-data/leaderboard-boards.ts';
import { leaderboardPageData } from '../../../site/page-data/leaderboard-page.ts';
import type { BoardTable } from '../../../site/page-data/leaderboard-table.ts';
import { MOST_TASKS } from '../../../site/page-data/leaderboard-view.ts';
import type { Report } from '../../../site/report.ts';
import { readCollectionLines, readHistory, readManifest } from '../../../snapshot/read-snapshot.ts';
import { keptFolder } from '../../../testing/temp-store.ts';
import { historyColumn } from '../runs-table/history-column.ts';
import type { MetricDetail } from '../runs-table/table-column.ts';
import { type BoardChoice, PUBLISHED } from './board-choice.ts';
import { chosenBoard, chosenBoards } from './chosen-board.ts';
import { chosenOptions } from './chosen-options.ts';
import { columnRuns, columnValues } from './column-runs.ts';

const snapshotDir = join(keptFolder(), 'snapshot');

/** An experiment as the browser has it, from the files of the site alone, and as the build has it. */
type Site = {
  readonly table: RunTable;
  readonly settings: LeaderboardSettings;
  readonly runs: readonly BoardRun[];
  readonly measure: ValueOf;
  readonly steps: BoardSteps;
  readonly built: ExperimentBoards;
  readonly builtMeasure: ValueOf;
};
let report: Report;
let sites: readonly Site[] = [];
const files = new Map<string, string>();

beforeAll(async () => {
  const sources = findSources([{ path: 'runs' }], process.cwd());
  await ingest({ sources, snapshotDir, force: true });
  report = await loadReport(readManifest(snapshotDir), readSettings('runfolio.yaml'), (name) =>
    readCollectionLines(snapshotDir, name),
  );
  const write = (path: string, text: string) => files.set(path, text);
  writeExperimentData(
    report,
    readCollectionLines(snapshotDir, 'runs'),
    (run) => readHistory(snapshotDir, run.key),
    write,
  );
  writeLeaderboards(report, boardValues(report, snapshotDir), write);
  sites = report.experiments.flatMap((experiment) => {
    const built = experimentBoards(report, experiment, boardValues(report, snapshotDir));
    return built.metrics.shown.length > 0 ? [siteOf(built)] : [];
  });
}, 60_000);

function siteOf(built: ExperimentBoards): Site {
  const at = `experiments/${built.summary.experiment.key}/`;
  const json = (name: string) => JSON.parse(files.get(at + name) ?? '');
  const table = decodeRuns(json('runs-columns.json'));
  const summaries = decodeSummaries(json('runs-summaries.json'), table.count);
  const details = table.metrics.map(({ key, history, latest }): [string, MetricDetail] => {
    const summary = summaries.get(key);
    const histories = history && historyColumn(decodeHistories(json(history.file), latest()));
    return [key, { ...(summary ? { summary } : {}), ...(histories ? { histories } : {}) }];
  });
  const settings: LeaderboardSettings = json('leaderboard/leaderboard-settings.json');
  const measure = columnValues(table, settings, new Map(details));
  return {
    table,
    settings,
    runs: columnRuns(table, settings),
    measure,
    steps: rememberedSteps(),
    built,
    builtMeasure: boardValues(report, snapshotDir),
  };
}

/** The files of all boards of a metric, as the browser makes them and as the build does by the same options. */
function both(site: Site, key: string, choice: BoardChoice) {
  const { runs, settings, measure, steps, built, builtMeasure } = site;
  const options = chosenOptions(settings, key, choice);
  const ofBoards = ({ main, others }: ReturnType<typeof chosenBoards>) =>
    [main, ...others].map(({ board }) => boardFile(board, undefined, formatMetric));
  return {
    here: ofBoards(chosenBoards(runs, measure, options, settings, steps)),
    there: ofBoards(metricBoards(built.runs, builtMeasure, withSeries(options, built), settings.taskKey)),
  };
}

const withSeries = (options: BoardOptions, { summary }: ExperimentBoards): BoardOptions => ({
  ...options,
  series: summary.series,
});

describe('a board made in the browser', () => {
  it('is the published one when nothing is chosen, for every metric of every experiment', () => {
    let compared = 0;
    for (const site of sites) {
      for (const [index, key] of site.built.metrics.shown.entries()) {
        const { main, others } = site.built.boardsOf(key);
        const published = [main, ...others].map(({ board }) => boardFile(board, undefined, formatMetric));
        expect(both(site, key, PUBLISHED).here, `${site.table.experimentKey} ${key}`).toEqual(published);
        if (index === 0) {
          const text = files.get(`experiments/${site.table.experimentKey}/leaderboard/leaderboard.json`);
          const { title: _, ...file } = JSON.parse(text ?? '');
          expect(JSON.parse(JSON.stringify(published[0]))).toEqual(file);
        }
        compared += 1;
      }
    }
    expect(sites.length).toBeGreaterThan(3);
    expect(compared).toBeGreaterThan(20);
  });

  it('shows medians and interquartile means as the build does', () => {
    for (const site of sites) {
      for (const key of site.built.metrics.shown) {
        for (const statistic of ['median', 'iqm'] as const) {
          const { here, there } = both(site, key, { ...PUBLISHED, statistic });
          expect(here, `${site.table.experimentKey} ${key}`).toEqual(there);
          expect(here.map(({ options }) => options.statistic)).toEqual(here.map(() => statistic));
        }
      }
    }
  });

  it('takes values by any rule as the build does', () => {
    for (const site of sites) {
      const { shown } = site.built.metrics;
      const [key = ''] = shown;
      const rules = ['best', 'mean-of-last:3', ...shown.slice(1, 4).map((other) => `at-best:${other}`)];
      for (const rule of rules) {
        const { here, there } = both(site, key, { ...PUBLISHED, rule });
        expect(here, `${site.table.experimentKey} ${key} ${rule}`).toEqual(there);
      }
    }
  });

  it('is written with anchors of its own and the metrics beside it', () => {
    const { view, leftOut } = chosenBy(largeSite(), { level: 0.9 });
    expect(view.table.level).toBe('90\u00a0%');
    expect(view.board.options.alpha).toBe(0.1);
    expect(view.table.rows.shown[0]?.anchor).toBe('chosen-1');
    expect(view.table.secondary.length).toBeGreaterThan(0);
    expect(leftOut.total).toBe(view.board.leftOut.length);
  });

  it('has the same columns and Pareto marks beside it as the published one', () => {
    let marked = 0;
    for (const site of sites) {
      for (const [index, key] of site.settings.shown.entries()) {
        const { table } = chosenBy(site, {}, key).view;
        const { main } = leaderboardPageData(report, site.built, index === 0 ? undefined : key);
        expect(beside(table), `${site.table.experimentKey} ${key}`).toEqual(beside(main.table));
        marked += table.rows.shown.filter(({ isOnFront }) => isOnFront).length;
      }
    }
    expect(marked).toBeGreaterThan(2);
  });

  it('weighs no metric and has no column of one whose values are not there', () => {
    const site = largeSite();
    const [key] = site.settings.shown;
    const { table } = chosenBy(site, {}, key, () => false).view;
    expect([table.weighed, table.secondary]).toEqual([undefined, []]);
  });

  it('has boards of other data below it, each with anchors of its own', () => {
    const large = largeSite();
    const site = { ...large, settings: { ...large.settings, taskKey: 'params.seed' } };
    const { others, furtherTasks } = chosenBy(site, {});
    const [key = ''] = site.settings.shown;
    const options = withSeries(chosenOptions(site.settings, key, PUBLISHED), site.built);
    const there = metricBoards(site.built.runs, site.builtMeasure, options, 'params.seed').others;
    const written = others();
    expect(written.length).toBeGreaterThan(2);
    expect(written.map(({ board }) => boardFile(board, undefined, formatMetric))).toEqual(
      there.map(({ board }) => boardFile(board, undefined, formatMetric)),
    );
    expect(written.map(({ table }) => table.rows.shown[0]?.anchor)).toEqual(
      there.map((_, index) => `chosen-d${index + 1}-1`),
    );
    expect(furtherTasks).toEqual([]);
  });

  it('names other data without a board where there are too many', () => {
    const large = largeSite();
    const runs = large.runs.map((run, index) => {
      return { ...run, params: [...run.params, { key: 'site', value: `site ${index % 12}` }] };
    });
    const site = { ...large, runs, settings: { ...large.settings, taskKey: 'params.site' } };
    const { others, furtherTasks } = chosenBy(site, {});
    expect(others()).toHaveLength(MOST_TASKS);
    expect(furtherTasks).toHaveLength(12 - 1 - MOST_TASKS);
  });
});

function largeSite(): Site {
  const site = sites.find(({ table }) => table.count > 40);
  if (!site) throw new Error('no large experiment in the sample');
  return site;
}

function chosenBy(
  site: Site,
  choice: Partial<BoardChoice>,
  key = site.settings.shown[0] ?? '',
  isKnown = () => true,
) {
  const { runs, measure, settings, steps } = site;
  const options = chosenOptions(settings, key, { ...PUBLISHED, ...choice });
  return chosenBoard(runs, measure, options, settings, steps, isKnown);
}

function beside({ weighed, secondary, rows }: BoardTable) {
  const cells = rows.shown.map((row) => [row.isOnFront, row.secondary.map(({ text }) => text)]);
  return { weighed, secondary, cells };
}
