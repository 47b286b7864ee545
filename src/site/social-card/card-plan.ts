import type { ValueOf } from '../../analysis/leaderboard/board-types.ts';
import { compareByGoal, compareText } from '../../analysis/order.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { RegisteredModel } from '../../entities/registered-model.ts';
import { experimentSummary } from '../page-data/experiment.ts';
import { experimentBoards } from '../page-data/leaderboard-boards.ts';
import { boardAddresses } from '../page-data/leaderboard-page.ts';
import { lastModifiedMs } from '../page-data/model-list.ts';
import type { Report } from '../report.ts';
import { paths } from '../routes.ts';
import type { Card } from './card.ts';
import { boardCard, experimentCard } from './experiment-card.ts';
import { modelCard } from './model-card.ts';
import { homeCard, leaderboardsCard } from './report-cards.ts';
import type { HistoryOf } from './run-curves.ts';

/** What a card is about. */
export type CardPlace =
  | { readonly kind: 'home' | 'leaderboards' }
  | { readonly kind: 'experiment' | 'board'; readonly experiment: Experiment }
  | { readonly kind: 'model'; readonly model: RegisteredModel };

/** Each takes some tens of milliseconds to draw; pages of the others have the card of the report. */
const MOST_EXPERIMENTS = 100;
const MOST_MODELS = 50;

type Plan = { readonly experiments: ReadonlySet<string>; readonly models: ReadonlySet<string> };
const known = new WeakMap<Report, Plan>();

/** The latest experiments and models, which have cards of their own. */
function planOf(report: Report): Plan {
  const plan = known.get(report) ?? {
    experiments: latest(
      report.experiments,
      MOST_EXPERIMENTS,
      (each) => experimentSummary(report, each).span?.toMs,
    ),
    models: latest(report.models, MOST_MODELS, lastModifiedMs),
  };
  known.set(report, plan);
  return plan;
}

function latest<Item extends { readonly key: string }>(
  items: readonly Item[],
  most: number,
  timeOf: (item: Item) => number | undefined,
): ReadonlySet<string> {
  const timed = items.map((item) => ({ key: item.key, time: timeOf(item) }));
  timed.sort((a, b) => compareByGoal(a.time, b.time, 'maximize') || compareText(a.key, b.key));
  return new Set(timed.slice(0, most).map(({ key }) => key));
}

/** Every card of a report. */
export function cardPlaces(report: Report, measure: ValueOf): readonly CardPlace[] {
  const { experiments, models } = planOf(report);
  const own = report.experiments.filter(({ key }) => experiments.has(key));
  return [
    { kind: 'home' },
    { kind: 'leaderboards' },
    ...own.map((experiment) => ({ kind: 'experiment', experiment }) as const),
    ...own
      .filter((experiment) => boardAddresses(experimentBoards(report, experiment, measure)).length > 0)
      .map((experiment) => ({ kind: 'board', experiment }) as const),
    ...report.models.filter(({ key }) => models.has(key)).map((model) => ({ kind: 'model', model }) as const),
  ];
}

/** The place itself, or the report's where it has no card of its own. */
export function ownPlace(report: Report, place: CardPlace): CardPlace {
  const { experiments, models } = planOf(report);
  const home = { kind: 'home' } as const;
  if ('experiment' in place) return experiments.has(place.experiment.key) ? place : home;
  if ('model' in place) return models.has(place.model.key) ? place : home;
  return place;
}

/** Where the card of a place lies. */
export function cardPath(place: CardPlace): string {
  switch (place.kind) {
    case 'home':
      return paths.card;
    case 'leaderboards':
      return paths.leaderboardsCard;
    case 'experiment':
      return paths.experimentCard(place.experiment.key);
    case 'board':
      return paths.leaderboardCard(place.experiment.key);
    case 'model':
      return paths.modelCard(place.model.key);
    default:
      return place satisfies never;
  }
}

/** What the card of a place says. */
export function cardOf(report: Report, place: CardPlace, measure: ValueOf, historyOf: HistoryOf): Card {
  switch (place.kind) {
    case 'home':
      return homeCard(report, measure, historyOf);
    case 'leaderboards':
      return leaderboardsCard(report, measure, historyOf);
    case 'experiment':
      return experimentCard(report, experimentBoards(report, place.experiment, measure), historyOf);
    case 'board':
      return boardCard(experimentBoards(report, place.experiment, measure));
    case 'model':
      return modelCard(report, place.model);
    default:
      return place satisfies never;
  }
}
