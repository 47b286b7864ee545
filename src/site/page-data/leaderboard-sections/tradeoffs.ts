import { type FoundFront, tradeoffFronts } from '../../../analysis/leaderboard/board-fronts.ts';
import type { BoardMetric } from '../../../analysis/leaderboard/board-types.ts';
import type { ParetoFront } from '../../../analysis/leaderboard/fronts.ts';
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

/** Draws the fronts. */
export async function tradeoffsSection(input: SectionInput): Promise<TradeoffsSection> {
  const fronts: readonly FoundFront[] = tradeoffFronts(input);
  const figures: Figure[] = [];
  const refused: RichText[] = [];
  for (const { metrics, front } of fronts) {
    if (front.shown) figures.push(...(await pairFigures(input, front, figures.length)));
    else refused.push([...names(metrics), `: ${front.reason}.`]);
  }
  return { figures, refused, empty: fronts.length === 0 ? emptyText(input) : undefined };
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

function emptyText({ board: { options, goal }, tradeoffs }: SectionInput): RichText {
  const key = { key: metricText(options.metric.key) };
  if (!goal) return ['No trade-offs: the direction of ', key, ' is not known.'];
  if (tradeoffs) return ['No trade-off in runfolio.yaml has ', key, '.'];
  return [
    'No trade-offs: no other metric here is a time, a size or another cost with a known direction. Name some as ',
    { key: 'leaderboards.tradeoffs' },
    ' in runfolio.yaml.',
  ];
}
