import { plainText } from '../../analysis/leaderboard/board-sentence.ts';
import type { Board } from '../../analysis/leaderboard/board-types.ts';
import { countOf, formatMetric, formatProseDate } from '../format.ts';
import { experimentLabel } from '../labels.ts';
import type { ExperimentSummary } from '../page-data/experiment.ts';
import type { ExperimentBoards } from '../page-data/leaderboard-boards.ts';
import type { Report } from '../report.ts';
import { boardDots, boardResult, metricName } from './board-parts.ts';
import type { Card, CardBody, CardName } from './card.ts';
import { firstCurves, type HistoryOf } from './run-curves.ts';

/** The card of an experiment: what is first by its main metric, and its curves. */
export function experimentCard(report: Report, boards: ExperimentBoards, historyOf: HistoryOf): Card {
  const { summary } = boards;
  const board = mainBoard(boards);
  return {
    title: experimentName(summary),
    facts:
      summary.runs.length > 0
        ? [countOf(summary.runs.length, 'run'), ...configurations(board), ...dates(summary)]
        : [],
    body: experimentBody(report, boards, historyOf),
  };
}

/** What an experiment came to; words where nothing is ranked. */
export function experimentBody(report: Report, boards: ExperimentBoards, historyOf: HistoryOf): CardBody {
  const board = mainBoard(boards);
  const result = board && boardResult(board);
  return board && result
    ? {
        kind: 'result',
        result,
        figure:
          firstCurves(report, board, historyOf) ??
          (board.rows.length > 1 ? boardDots(board, 'names') : undefined),
      }
    : { kind: 'words', lines: wordsOf(boards.summary, board) };
}

/** The card of an experiment's main board: its first rows. */
export function boardCard(boards: ExperimentBoards): Card {
  const { summary } = boards;
  const board = mainBoard(boards);
  const name = experimentName(summary);
  const isRanked = board !== undefined && board.rows.length > 0;
  return {
    title: { text: `Best on ${name.text}`, instead: `Best on ${name.instead}` },
    facts: board ? [`by ${metricName(board).text}`, ...configurations(board)] : [],
    body: isRanked ? boardDots(board, 'all') : { kind: 'words', lines: wordsOf(summary, board) },
  };
}

function mainBoard({ metrics, boardsOf }: ExperimentBoards): Board | undefined {
  const [key] = metrics.shown;
  return key === undefined ? undefined : boardsOf(key).main.board;
}

function experimentName({ experiment }: ExperimentSummary): CardName {
  return { text: experimentLabel(experiment), instead: `experiment ${experiment.experimentId}` };
}

function configurations(board: Board | undefined): readonly string[] {
  const count = board?.rows.length ?? 0;
  return count > 1 ? [countOf(count, 'configuration')] : [];
}

function dates({ span }: ExperimentSummary): readonly string[] {
  if (!span) return [];
  const [from, to] = [formatProseDate(span.fromMs), formatProseDate(span.toMs)];
  return [from === to ? from : `${from} to ${to}`];
}

const MOST_PARAMS = 6;

function wordsOf({ runs, statuses, params }: ExperimentSummary, board: Board | undefined): readonly string[] {
  if (runs.length === 0) return ['No runs yet.'];
  const why = board
    ? plainText(board.sentence, (value, places) => formatMetric(value, places))
    : 'No metric says which run is best.';
  const keys = params.slice(0, MOST_PARAMS).map(({ key }) => key);
  return [
    `${statuses.join(', ')}.`,
    why,
    ...(keys.length > 0 && runs.length > 1 ? [`Params that vary: ${keys.join(', ')}.`] : []),
  ];
}
