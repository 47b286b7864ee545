import { type NotShown, notShown } from '../../statistics/not-shown.ts';
import type { Board, BoardMetric, ValueOf } from './board-types.ts';
import { type ParetoFront, paretoFront, paretoMarks } from './fronts.ts';
import { usualTradeoffs } from './tradeoff-metrics.ts';

/** What the fronts of a board are made from. */
export type FrontInput = {
  readonly board: Board;
  /** The sets of metrics that the settings weigh; undefined when they name none. */
  readonly tradeoffs: readonly (readonly string[])[] | undefined;
  /** All metrics that have boards. */
  readonly metrics: readonly BoardMetric[];
  readonly measure: ValueOf;
  /** Any metric, as the settings have it. */
  readonly metricOf: (key: string) => BoardMetric;
};

/** A set of metrics and its front, or why there is none. */
export type FoundFront = {
  readonly metrics: readonly BoardMetric[];
  readonly front: ParetoFront | NotShown;
};

/** The fronts of the settings that the board's metric takes part in, else of the metric and its costs. */
export function tradeoffFronts(input: FrontInput): readonly FoundFront[] {
  const { board, measure } = input;
  return weighedTogether(input).map((metrics) => {
    const front = paretoFront(board, metrics, measure);
    const isEmpty = front.shown && front.points.every(({ place }) => place.kind === 'N/A');
    return { metrics, front: isEmpty ? notShown('no configuration has all of them') : front };
  });
}

function weighedTogether(input: FrontInput): readonly (readonly BoardMetric[])[] {
  const { board, tradeoffs, metrics, metricOf } = input;
  const own = board.options.metric;
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

/** The first front that there is: the one that a ranking marks. */
export function firstFront(fronts: readonly FoundFront[]): ParetoFront | undefined {
  return fronts.flatMap(({ front }) => (front.shown ? front : []))[0];
}

/** Ids of the configurations on a front. */
export function frontIds(front: ParetoFront): ReadonlySet<string> {
  return new Set([...paretoMarks(front)].flatMap(([id, place]) => (place.kind === 'front' ? id : [])));
}
