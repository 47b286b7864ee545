import type { BoardMetric } from '../../analysis/leaderboard/board-types.ts';
import type { Experiment } from '../../entities/experiment.ts';
import { cut } from '../format.ts';
import type { TocEntry } from '../page.ts';
import type { Report } from '../report.ts';
import { type BoardFormat, paths } from '../routes.ts';
import { besideBoard } from './leaderboard-beside.ts';
import type { ExperimentBoards } from './leaderboard-boards.ts';
import { MAIN_PREFIX } from './leaderboard-excerpt.ts';
import { type PairsTable, pairsTable } from './leaderboard-pairs.ts';
import { type FirstParams, firstParams } from './leaderboard-params.ts';
import { type LeftOutList, leftOutList } from './leaderboard-runs.ts';
import type { SectionInput } from './leaderboard-sections/section-input.ts';
import { sectionInput } from './leaderboard-sections/sections.ts';
import { type BoardFileLinks, type BoardView, MOST_TASKS, plainView } from './leaderboard-view.ts';

/** A link to the board of another metric; without a path for those that have no page. */
export type BoardLink = { readonly key: string; readonly path: string | undefined; readonly isHere: boolean };

/** The page of an experiment's board of one metric. */
export type LeaderboardPageData = {
  readonly boards: ExperimentBoards;
  readonly metric: BoardMetric;
  readonly main: BoardView;
  /** Boards of the same metric on other data. */
  readonly others: readonly BoardView[];
  /** Names of data whose boards are not shown, as there are so many. */
  readonly furtherTasks: readonly string[];
  readonly leftOut: LeftOutList;
  readonly pairs: PairsTable | undefined;
  readonly first: FirstParams | undefined;
  readonly links: readonly BoardLink[];
  /** What the sections below the ranking are made from; undefined when nothing is ranked. */
  readonly below: SectionInput | undefined;
  readonly toc: readonly TocEntry[];
};

/** The metrics of an experiment that have a page, with the value that its address has for them. */
export function boardAddresses({ summary, metrics }: ExperimentBoards): readonly (string | undefined)[] {
  // A single run is not the best of anything.
  if (summary.runs.length < 2) return [];
  return metrics.shown.map((key, index) => (index === 0 ? undefined : key));
}

/** Everything that the page of a metric's board shows; bounded, whatever the experiment holds. */
export function leaderboardPageData(
  report: Report,
  boards: ExperimentBoards,
  address: string | undefined,
): LeaderboardPageData {
  const key = address ?? boards.metrics.shown[0];
  if (key === undefined) throw new Error('no metric with a board');
  const found = boards.boardsOf(key);
  const { experiment } = boards.summary;
  const filesOf = (number: number) => fileLinks(experiment, address, number);
  const input = sectionInput(report, boards, found);
  const main = plainView(found.main.board, found.main.task, {
    prefix: MAIN_PREFIX,
    files: filesOf(1),
    apart: found.apart.length,
    ...besideBoard(input, boards.metrics.shown),
  });
  const pairs = pairsTable(found.main.board);
  const isRanked = found.main.board.rows.length > 0;
  const others = found.others
    .slice(0, MOST_TASKS)
    .map(({ board, task }, index) =>
      plainView(board, task, { prefix: `d${index + 1}-`, files: filesOf(index + 2), apart: 0 }),
    );
  return {
    boards,
    metric: found.metric,
    main,
    others,
    furtherTasks: found.others.slice(MOST_TASKS).map(({ task }) => task),
    leftOut: leftOutList(found.main.board, found.apart),
    pairs,
    first: firstParams(found.main.board),
    links: boardLinks(experiment, boards, key),
    below: isRanked ? input : undefined,
    toc: tocOf(pairs !== undefined, others.length > 0, isRanked, tasksTitle(report)),
  };
}

/** Of the section that sets what runs were about side by side. */
export function tasksTitle({ settings }: Pick<Report, 'settings'>): string {
  const { taskKey } = settings.leaderboards;
  return taskKey === undefined ? 'By dataset' : `By ${cut(taskKey.slice(taskKey.indexOf('.') + 1), 40)}`;
}

function tocOf(hasPairs: boolean, hasOthers: boolean, isRanked: boolean, tasks: string): readonly TocEntry[] {
  return [
    { id: 'ranking', title: 'Ranking' },
    ...(isRanked ? [{ id: 'tradeoffs', title: hasPairs ? 'Trade-offs and pairs' : 'Trade-offs' }] : []),
    ...(isRanked ? [{ id: 'metrics', title: 'Over several metrics' }] : []),
    ...(isRanked || hasOthers ? [{ id: 'datasets', title: tasks }] : []),
    ...(isRanked ? [{ id: 'trend', title: 'Trend' }] : []),
  ];
}

function fileLinks({ key }: Experiment, address: string | undefined, number: number): BoardFileLinks {
  const path = (format: BoardFormat) => paths.leaderboardData(key, address, format, number);
  return { md: path('md'), tex: path('tex'), csv: path('csv'), json: path('json') };
}

function boardLinks(
  experiment: Experiment,
  { metrics }: ExperimentBoards,
  here: string,
): readonly BoardLink[] {
  const shown = metrics.shown.map((key, index) => ({
    key,
    path: paths.leaderboard(experiment.key, index === 0 ? undefined : key),
    isHere: key === here,
  }));
  return [...shown, ...metrics.further.map((key) => ({ key, path: undefined, isHere: false }))];
}
