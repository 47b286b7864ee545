import type { Board, ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { findRecords, type ParamStep, type TrendRecord } from '../../analysis/leaderboard/trend.ts';
import { compareText } from '../../analysis/order.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { Settings } from '../../settings/settings.ts';
import { cut, formatDifference, formatMetric, NOT_LOGGED } from '../format.ts';
import { experimentLabel } from '../labels.ts';
import { rankedDecimals } from '../metric-display.ts';
import { experimentBoards } from '../page-data/leaderboard-boards.ts';
import { boardAddresses } from '../page-data/leaderboard-page.ts';
import { MOST_TASKS } from '../page-data/leaderboard-view.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import { slug } from '../slug.ts';
import { type AtomEntry, isFeedTime } from './atom.ts';

const LONGEST_NAME = 120;
const MOST_PARAMS = 4;

type BoardPlace = {
  readonly experiment: Experiment;
  /** What the board is about, where its page has several; undefined for the first. */
  readonly task: string | undefined;
  /** Whole address of the page. */
  readonly page: string;
};

/**
 * The latest runs that were better than all before them on a leaderboard, the newest first. The first run of a board,
 * which had nothing to beat, is none.
 *
 * @param wholeOf gives the whole address of a path.
 */
export function recordEntries(
  report: Report,
  measure: ValueOf,
  wholeOf: (path: string) => string,
  most: number,
): readonly AtomEntry[] {
  const entries: AtomEntry[] = [];
  for (const experiment of report.experiments) {
    const boards = experimentBoards(report, experiment, measure);
    for (const address of boardAddresses(boards)) {
      const page = wholeOf(paths.leaderboard(experiment.key, address));
      const { main, others } = boards.boardsOf(address ?? boards.metrics.shown[0] ?? '');
      for (const { board, task } of [main, ...others.slice(0, MOST_TASKS)]) {
        const place = { experiment, task: board === main.board ? undefined : task, page };
        entries.push(...entriesOf(board, boards.measure, report.settings, place).slice(-most));
      }
    }
  }
  return entries.sort((a, b) => b.updatedMs - a.updatedMs || compareText(a.id, b.id)).slice(0, most);
}

function entriesOf(
  board: Board,
  measure: ValueOf,
  settings: Settings,
  place: BoardPlace,
): readonly AtomEntry[] {
  const { metric } = board.options;
  const found = findRecords(board, measure);
  if (!found) return [];
  const values = found.runs.map(({ value }) => value);
  const decimals = rankedDecimals(settings, metric.key, metric.goal.goal, values);
  return found.records
    .filter(({ gain, endTimeMs }) => gain !== undefined && isFeedTime(endTimeMs))
    .map((record) => recordEntry(record, cut(metric.key, LONGEST_NAME), decimals, place));
}

function recordEntry(
  record: TrendRecord,
  metric: string,
  decimals: number,
  { experiment, task, page }: BoardPlace,
): AtomEntry {
  const { run, value, endTimeMs, gain = 0, changed, configuration } = record;
  const where = cut(experimentLabel(experiment), LONGEST_NAME);
  const on = task === undefined ? where : `${where}, ${cut(task, LONGEST_NAME)}`;
  const text = formatMetric(value, decimals);
  const by = cut(configuration, LONGEST_NAME);
  const before = `${formatMetric(value - gain, decimals)} (${formatDifference(gain, decimals)})`;
  return {
    id: `${page}#record-${task === undefined ? '' : `${slug(task)}-`}${slug(run.id)}`,
    title: `Best ${metric} of ${on}: ${text} by ${by}`,
    updatedMs: endTimeMs,
    link: `${page}#trend`,
    category: where,
    summary: `${text} by ${by} in the run ${cut(run.name, LONGEST_NAME)}, before it ${before}.${changesText(changed)} It is the value of a single run, and no tested improvement.`,
  };
}

/** ` Changed: lr 0.1 → 0.2, seed 1 → 3 and 2 more params.` */
function changesText(changed: readonly ParamStep[]): string {
  if (changed.length === 0) return '';
  const value = (text: string | undefined) =>
    text === undefined ? NOT_LOGGED : cut(text.trim() || '(empty)', 40);
  const texts = changed
    .slice(0, MOST_PARAMS)
    .map(({ key, before, after }) => `${cut(key, 40)} ${value(before)} → ${value(after)}`);
  const left = changed.length - texts.length;
  return ` Changed: ${texts.join(', ')}${left > 0 ? ` and ${left} more` : ''}.`;
}
