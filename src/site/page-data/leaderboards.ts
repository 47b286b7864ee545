import type { Board, BoardRow, TextPart, ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { usedRuns } from '../../analysis/leaderboard/metric-boards.ts';
import { compareText } from '../../analysis/order.ts';
import type { Experiment } from '../../entities/experiment.ts';
import { cut } from '../format.ts';
import { goalText } from '../metric-display.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import { experimentBoards } from './leaderboard-boards.ts';
import { drawnSeries, halfOf, type MeanCell, meanCell } from './leaderboard-cells.ts';
import { tableDecimals } from './leaderboard-table.ts';

/** The result of one experiment: its first configurations, with the doubt. */
export type BestRow = {
  readonly experiment: Experiment;
  readonly metric: string;
  readonly direction: string;
  readonly path: string;
  readonly first: readonly {
    readonly name: string;
    readonly series: number | undefined;
    readonly mean: MeanCell;
  }[];
  /** Others that share the first place. */
  readonly more: number;
  /** `1–8 of 11`, or `not tested`. */
  readonly rank: string;
  readonly isTested: boolean;
  readonly n: string;
  readonly configurations: number;
  readonly runs: number;
  readonly sentence: readonly TextPart[];
  readonly decimals: number;
};

export type BestOfExperiments = {
  /** Tested boards first, by runs. */
  readonly rows: readonly BestRow[];
  /** Experiments without a board, and why. */
  readonly without: readonly { readonly experiment: Experiment; readonly why: string }[];
};

const MOST_NAMES = 3;

/** The best of each experiment, on its main metric. */
export function bestOfExperiments(report: Report, measure: ValueOf): BestOfExperiments {
  const rows: BestRow[] = [];
  const without: { experiment: Experiment; why: string }[] = [];
  for (const experiment of report.experiments) {
    const boards = experimentBoards(report, experiment, measure);
    const [key] = boards.metrics.shown;
    const isAlone = boards.summary.runs.length < 2;
    const board = key === undefined || isAlone ? undefined : boards.boardsOf(key).main.board;
    if (board && board.rows.length > 0) rows.push(bestRow(experiment, board));
    else without.push({ experiment, why: whyWithout(report, experiment, board) });
  }
  return {
    rows: rows.sort(
      (a, b) =>
        Number(b.isTested) - Number(a.isTested) ||
        b.runs - a.runs ||
        compareText(a.experiment.key, b.experiment.key),
    ),
    without,
  };
}

function bestRow(experiment: Experiment, board: Board): BestRow {
  const { options, rows, mode } = board;
  const decimals = tableDecimals(board);
  const first = firstRows(board);
  const shown = first.slice(0, MOST_NAMES);
  const hasHalves = shown.some(({ interval }) => halfOf(interval) !== undefined);
  return {
    experiment,
    metric: options.metric.key,
    direction: goalText(options.metric.goal),
    path: paths.leaderboard(experiment.key),
    first: shown.map(({ name, series, summary, interval }) => ({
      name: cut(name, 60),
      series: drawnSeries(series, options),
      mean: meanCell(summary.mean, interval, { decimals, hasHalves }),
    })),
    more: first.length - shown.length,
    rank: mode === 'tested' ? `${first[0]?.place.text} of ${board.tested.length}` : 'not tested',
    isTested: mode === 'tested',
    n: countsText(first, board),
    configurations: rows.length,
    runs: usedRuns(board),
    sentence: board.sentence,
    decimals,
  };
}

/** Those that nothing is separated from as better; where nothing was tested, those with the best value. */
export function firstRows({ rows, mode }: Board): readonly BoardRow[] {
  if (mode === 'tested') {
    const first = rows.filter(({ isFirst }) => isFirst);
    if (first.length > 0) return first;
  }
  return rows.filter(({ summary }) => summary.mean === rows[0]?.summary.mean);
}

function countsText(rows: readonly BoardRow[], { unit }: Board): string {
  const counts = rows.map(({ n }) => n);
  const least = counts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  if (most === 1) return 'single runs';
  return `${least === most ? most : `${least}–${most}`} ${unit}s`;
}

function whyWithout(report: Report, experiment: Experiment, board: Board | undefined): string {
  const count = report.runsByExperiment.get(experiment.key)?.length ?? 0;
  if (count < 2) return count === 0 ? 'no runs' : 'one run alone';
  if (!board) return 'no metric whose name or settings say whether more or less of it is better';
  const { metric } = board.options;
  if (!metric.goal.goal)
    return `whether more or less of ${cut(metric.key, 60)} is better is not known: say so under metrics in runfolio.yaml`;
  return board.unranked.length > 0
    ? `no configuration has only finite values of ${cut(metric.key, 60)}`
    : `no run that counts has ${cut(metric.key, 60)}`;
}
