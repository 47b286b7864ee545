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
    const site = sites.find(({ table }) => table.count > 40);
    if (!site) throw new Error('no large experiment in the sample');
    const [key = ''] = site.settings.shown;
    const options = chosenOptions(site.settings, key, { ...PUBLISHED, level: 0.9 });
    const { view, leftOut } = chosenBoard(site.runs, site.measure, options, site.settings, site.steps);
    expect(view.table.level).toBe('90\u00a0%');
    expect(view.board.options.alpha).toBe(0.1);
    expect(view.table.rows.shown[0]?.anchor).toBe('chosen-1');
    expect(view.table.secondary.length).toBeGreaterThan(0);
    expect(leftOut.total).toBe(view.board.leftOut.length);
  });
});
