import type { ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { countOf } from '../format.ts';
import { experimentLabel } from '../labels.ts';
import { experimentBoards } from '../page-data/leaderboard-boards.ts';
import { type BestRow, bestOfExperiments } from '../page-data/leaderboards.ts';
import type { Report } from '../report.ts';
import type { Card, CardBody, CardList } from './card.ts';
import { experimentBody } from './experiment-card.ts';
import type { HistoryOf } from './run-curves.ts';

/** Rows that a card is given; fewer have room. */
const MOST_ROWS = 8;

/** The card of the report, which pages without one of their own have too. */
export function homeCard(report: Report, measure: ValueOf, historyOf: HistoryOf): Card {
  const { settings, experiments, runs, models } = report;
  return {
    title: { text: settings.title, instead: 'Experiment report' },
    facts: [
      countOf(experiments.length, 'experiment'),
      countOf(runs.length, 'run'),
      ...(models.length > 0 ? [countOf(models.length, 'registered model')] : []),
    ],
    body: bestBody(report, measure, historyOf),
  };
}

/** The card of the leaderboards of all experiments. */
export function leaderboardsCard(report: Report, measure: ValueOf, historyOf: HistoryOf): Card {
  const { rows } = bestOfExperiments(report, measure);
  const tested = rows.filter(({ isTested }) => isTested).length;
  return {
    title: { text: 'Leaderboards', instead: 'Leaderboards' },
    facts: [
      `${countOf(rows.length, 'experiment')} with a ranking`,
      ...(rows.length > 0 ? [`${tested} tested over repeats`] : []),
    ],
    body: bestBody(report, measure, historyOf),
  };
}

/** What is first in each experiment; of one alone its result. */
function bestBody(report: Report, measure: ValueOf, historyOf: HistoryOf): CardBody {
  const { rows } = bestOfExperiments(report, measure);
  const only = report.experiments.length === 1 ? report.experiments[0] : undefined;
  if (only) return experimentBody(report, experimentBoards(report, only, measure), historyOf);
  return { kind: 'list', list: rows.length > 0 ? bestList(rows) : runsList(report) };
}

function bestList(rows: readonly BestRow[]): CardList {
  return {
    columns: [
      { label: 'Experiment', width: 310, align: 'start', look: 'name' },
      { label: 'First', width: 350, align: 'start', look: 'text' },
      { label: 'Metric', width: 190, align: 'start', look: 'aside' },
      { label: 'Value', width: 222, align: 'end', look: 'text' },
    ],
    rows: rows.slice(0, MOST_ROWS).map(({ experiment, first, more, metric }) => {
      const [best] = first;
      const others = first.length - 1 + more;
      return {
        isMarked: false,
        cells: [
          { text: experimentLabel(experiment), instead: `experiment ${experiment.experimentId}` },
          {
            text: best?.name ?? '',
            instead: 'configuration 1',
            ...(others > 0 ? { suffix: ` and ${others} more` } : {}),
          },
          { text: metric, instead: 'main metric' },
          { text: best?.mean.text ?? '', instead: '' },
        ],
      };
    }),
  };
}

/** Where nothing is ranked. */
function runsList(report: Report): CardList {
  return {
    columns: [
      { label: 'Experiment', width: 760, align: 'start', look: 'name' },
      { label: 'Runs', width: 312, align: 'end', look: 'text' },
    ],
    rows: report.experiments.slice(0, MOST_ROWS).map((experiment) => {
      const runs = String(report.runsByExperiment.get(experiment.key)?.length ?? 0);
      const name = { text: experimentLabel(experiment), instead: `experiment ${experiment.experimentId}` };
      return { isMarked: false, cells: [name, { text: runs, instead: runs }] };
    }),
  };
}
