import { RESAMPLES, type Standing, standing } from '../../../analysis/leaderboard/standing.ts';
import { isCost } from '../../../analysis/leaderboard/tradeoff-metrics.ts';
import { compareText } from '../../../analysis/order.ts';
import { snakeCase } from '../../../analysis/snake-case.ts';
import type { AggregateRank } from '../../../statistics/aggregate-ranks.ts';
import { percentText } from '../../../statistics/wording.ts';
import { countOf, cut, formatMetric } from '../../format.ts';
import { goalText } from '../../metric-display.ts';
import type { RichText } from '../figure.ts';
import {
  type ConfigurationName,
  configurationName,
  metricText,
  namesText,
  type SectionInput,
} from './section-input.ts';

export type StandingTableRow = {
  readonly name: ConfigurationName;
  readonly ranks: readonly { readonly text: string; readonly isBest: boolean }[];
  readonly meanRank: string;
  /** Places when the metrics are drawn anew. */
  readonly interval: string | undefined;
  readonly borda: string;
  readonly winRate: string;
};

/** Configurations over several metrics. */
export type StandingSection = {
  readonly metrics: readonly { readonly key: string; readonly direction: string }[];
  readonly rows: readonly StandingTableRow[];
  /** All there are; more than `rows` when the table is cut. */
  readonly total: number;
  readonly hasIntervals: boolean;
  readonly caption: string;
  readonly notes: readonly RichText[];
  /** Why there is no table, in a sentence. */
  readonly empty: RichText | undefined;
};

const MOST_ROWS = 40;

/** Mean rank, Borda and win rate over all metrics with boards that count; how well training data are fitted does not. */
export function standingSection(input: SectionInput): StandingSection {
  const { board, metrics, measure } = input;
  const own = board.options.metric.key;
  const isCounted = (metric: (typeof metrics)[number]) =>
    metric.key === own || isCost(metric) || !isTraining(metric.key);
  const counted = metrics.filter(isCounted);
  const training = metrics.filter((metric) => !isCounted(metric)).map(({ key }) => key);
  const found = standing(board, counted, measure);
  if (!found) return { ...NOTHING, empty: emptyText() };
  const digits = found.metrics.map((_, metric) => rankDigits(found.rows.map(({ ranks }) => ranks[metric])));
  const bordaDigits = rankDigits(found.rows.map(({ aggregate }) => aggregate.borda));
  return {
    metrics: found.metrics.map(({ key, goal }) => ({ key: metricText(key), direction: goalText(goal) })),
    rows: found.rows.slice(0, MOST_ROWS).map(({ configuration, ranks, aggregate, interval }) => ({
      name: configurationName(configuration),
      ranks: ranks.map((rank, metric) => ({ text: rank.toFixed(digits[metric] ?? 0), isBest: rank === 1 })),
      interval:
        interval && (interval.low === interval.high ? `${interval.low}` : `${interval.low}–${interval.high}`),
      meanRank: meanRankText(aggregate),
      borda: aggregate.borda.toFixed(bordaDigits),
      winRate: aggregate.winRate === undefined ? '' : formatMetric(aggregate.winRate, 2),
    })),
    total: found.rows.length,
    hasIntervals: found.intervalText !== undefined,
    caption: captionOf(found, board.options.level),
    notes: notesOf(found, training),
    empty: undefined,
  };
}

const NOTHING = {
  metrics: [],
  rows: [],
  total: 0,
  hasIntervals: false,
  caption: '',
  notes: [],
} satisfies Partial<StandingSection>;

function emptyText(): RichText {
  return [
    'No ranks over several metrics: that needs two configurations, and two metrics with a known direction that all of them have.',
  ];
}

/** `train_loss`, `training/f1`: fitting what was learned from is no quality of a model. */
function isTraining(key: string): boolean {
  return snakeCase(key)
    .split('_')
    .some((word) => word === 'train' || word === 'training');
}

/** Decimals of a column of ranks: one where two share a place, as 2.5. */
function rankDigits(ranks: readonly (number | undefined)[]): 0 | 1 {
  return ranks.every((rank) => rank === undefined || Number.isInteger(rank)) ? 0 : 1;
}

export function meanRankText({ meanRank }: AggregateRank): string {
  return formatMetric(meanRank, 2);
}

function captionOf({ metrics, rows, intervalText }: Standing, level: number): string {
  const interval = intervalText
    ? ` Interval: the places of ${percentText(level)} of ${RESAMPLES} draws of the metrics, ${intervalText}.`
    : ' No interval of the mean rank: that needs five metrics.';
  return `Ranks of ${countOf(rows.length, 'configuration')} by their means of ${countOf(metrics.length, 'metric')}; ties share their places. Mean rank is their mean; Borda, Σ(K − rank), and the win rate, the mean share of the others that it beats, are the same order in other units.${interval}`;
}

function notesOf(found: Standing, training: readonly string[]): readonly RichText[] {
  const { correlated, uncounted, notComparable, caveats } = found;
  return [
    [
      `Read with care: a mean rank ${caveats.slice(0, 2).join(' and ')}; ${caveats.slice(2).join('; ')}. No difference here is tested.`,
    ],
    ...correlatedGroups(correlated).map(
      (keys): RichText => [
        ...keyList(keys),
        ` order the rows nearly alike or in reverse (|Spearman’s ρ| > 0.95): what they have in common counts ${keys.length === 2 ? 'twice' : `${keys.length} times`}.`,
      ],
    ),
    ...(uncounted.length > 0
      ? [
          uncounted.flatMap(
            ({ metric, reason }, index): RichText => [
              index === 0 ? 'Not counted: ' : ', ',
              { key: metricText(metric) },
              ` (${reason})${index === uncounted.length - 1 ? '.' : ''}`,
            ],
          ),
        ]
      : []),
    ...(training.length > 0
      ? [['Not counted, as they are of the training data: ', ...keyList(training), '.']]
      : []),
    ...(notComparable.length > 0
      ? [
          [
            `Not comparable, without a finite mean of one of the metrics: ${namesText(notComparable.map(({ name }) => cut(name, 40)))}.`,
          ],
        ]
      : []),
  ];
}

function keyList(keys: readonly string[]): RichText {
  return keys.flatMap((key, index): RichText => {
    const join = index === 0 ? [] : [index === keys.length - 1 ? ' and ' : ', '];
    return [...join, { key: metricText(key) }];
  });
}

/** Metrics that are alike, directly or through others. */
function correlatedGroups(pairs: Standing['correlated']): readonly (readonly string[])[] {
  const groups = new Map<string, Set<string>>();
  for (const { first, second } of pairs) {
    const joined = new Set([...(groups.get(first) ?? [first]), ...(groups.get(second) ?? [second])]);
    for (const key of joined) groups.set(key, joined);
  }
  return [...new Set(groups.values())].map((group) => [...group].sort(compareText));
}
