import type { BoardMetric } from '../../../analysis/leaderboard/board-types.ts';
import { type ParetoFront, paretoFront, paretoMarks } from '../../../analysis/leaderboard/fronts.ts';
import { usualTradeoffs } from '../../../analysis/leaderboard/tradeoff-metrics.ts';
import { type NotShown, notShown } from '../../../statistics/not-shown.ts';
import type { Figure, RichText } from '../figure.ts';
import { frontFigure } from './front-figure.ts';
import { metricText, type SectionInput } from './section-input.ts';

/** Metrics weighed against each other. */
export type TradeoffsSection = {
  readonly figures: readonly Figure[];
  /** Trade-offs of the settings that cannot be shown, and why. */
  readonly refused: readonly RichText[];
  /** Why there is nothing, in a sentence. */
  readonly empty: RichText | undefined;
};

/** A set of metrics and its front, or why there is none. */
type FoundFront = { readonly metrics: readonly BoardMetric[]; readonly front: ParetoFront | NotShown };

/** The fronts of the settings that the board's metric takes part in, else of the metric and its costs. */
export function tradeoffFronts(input: SectionInput): readonly FoundFront[] {
  const { board, measure } = input;
  return tradeoffsOf(input).map((metrics) => {
    const front = paretoFront(board, metrics, measure);
    const isEmpty = front.shown && front.points.every(({ place }) => place.kind === 'N/A');
    return { metrics, front: isEmpty ? notShown('no configuration has all of them') : front };
  });
}

/** The first front that there is: the one that a ranking marks. */
export function firstFront(fronts: readonly FoundFront[]): ParetoFront | undefined {
  return fronts.flatMap(({ front }) => (front.shown ? front : []))[0];
}

/** Ids of the configurations on a front. */
export function frontIds(front: ParetoFront): ReadonlySet<string> {
  return new Set([...paretoMarks(front)].flatMap(([id, place]) => (place.kind === 'front' ? id : [])));
}

/** Draws the fronts. */
export async function tradeoffsSection(
  input: SectionInput,
  fronts: readonly FoundFront[],
): Promise<TradeoffsSection> {
  const figures: Figure[] = [];
  const refused: RichText[] = [];
  for (const { metrics, front } of fronts) {
    if (front.shown) figures.push(...(await pairFigures(input, front, figures.length)));
    else refused.push([...names(metrics), `: ${front.reason}.`]);
  }
  return { figures, refused, empty: fronts.length === 0 ? emptyText(input) : undefined };
}

function tradeoffsOf({
  board,
  settings,
  metrics,
  metricOf,
}: SectionInput): readonly (readonly BoardMetric[])[] {
  const own = board.options.metric;
  const { tradeoffs } = settings.leaderboards;
  if (!tradeoffs) return usualTradeoffs(own, metrics);
  return tradeoffs
    .filter((keys) => keys.includes(own.key))
    .map((keys) =>
      [...new Set(keys)]
        // The board's metric stands upright in each chart.
        .sort((a, b) => Number(b === own.key) - Number(a === own.key))
        .map(metricOf),
    );
}

/** The first metric against each other one. */
async function pairFigures(
  input: SectionInput,
  front: ParetoFront,
  made: number,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (let other = 1; other < front.metrics.length; other++) {
    const id = `tradeoff-${made + figures.length + 1}`;
    const figure = await frontFigure(input, front, other, id);
    if (figure) figures.push(figure);
  }
  return figures;
}

function names(metrics: readonly BoardMetric[]): RichText {
  return metrics.flatMap(({ key }, index) => [...(index > 0 ? [' against '] : []), { key: metricText(key) }]);
}

function emptyText({ board: { options, goal }, settings }: SectionInput): RichText {
  const key = { key: metricText(options.metric.key) };
  if (!goal) return ['No trade-offs: the direction of ', key, ' is not known.'];
  if (settings.leaderboards.tradeoffs) return ['No trade-off in runfolio.yaml has ', key, '.'];
  return [
    'No trade-offs: no other metric here is a time, a size or another cost with a known direction. Name some as ',
    { key: 'leaderboards.tradeoffs' },
    ' in runfolio.yaml.',
  ];
}
