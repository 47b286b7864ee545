import type { Matrix, MatrixMetric, MatrixParam } from './matrix.ts';
import { keyWidth } from './table-width.ts';

/** Widths of the matrix with runs as rows in CSS pixels, estimated: what is chosen fits a wide page, and paper. */
const AVAILABLE = 1_128;
const CHARACTER = 7.2;
const PADDING = 16;
const MARK = 14;
const TAG = 80;
const DIRECTION = 112;
const DIFFERENCE = 88;
/** However wide the names are, this much is always shown; the table then scrolls. */
const LEAST = { params: 2, metrics: 1 } as const;
const MOST_PARAMS = 7;

const longest = (texts: readonly string[]) => texts.reduce((most, { length }) => Math.max(most, length), 0);

function paramWidth({ key, cells }: MatrixParam): number {
  return PADDING + Math.max(keyWidth(key), longest(cells.map(({ text }) => text)) * CHARACTER);
}

function metricWidth({ key, cells, hasDifferences }: MatrixMetric): number {
  const figures = longest(cells.map(({ text }) => text)) * CHARACTER;
  return PADDING + Math.max(keyWidth(key), figures, DIRECTION) + (hasDifferences ? DIFFERENCE : 0);
}

/** The params and metrics that have room as columns, in their order, and how many have not. */
export function columnsThatFit({ runs, params, main }: Matrix): {
  readonly params: Matrix['params'];
  readonly sections: Matrix['main'];
  readonly moreParams: number;
  readonly moreMetrics: number;
} {
  const names = longest(runs.map(({ name }) => name.text)) * CHARACTER;
  let left = AVAILABLE - names - MARK - PADDING - (runs.some(({ marks }) => marks.length > 0) ? TAG : 0);
  const metrics = main.flatMap((section) => section.metrics);
  const take = (width: number, isLeast: boolean) => {
    if (!isLeast && width > left) return false;
    left -= width;
    return true;
  };
  // The first metric, then params, then what still fits of the other metrics.
  for (const metric of metrics.slice(0, LEAST.metrics)) take(metricWidth(metric), true);
  const shownParams = firstThat(params.slice(0, MOST_PARAMS), (param, index) =>
    take(paramWidth(param), index < LEAST.params),
  );
  const shownMetrics = new Set([
    ...metrics.slice(0, LEAST.metrics),
    ...firstThat(metrics.slice(LEAST.metrics), (metric) => take(metricWidth(metric), false)),
  ]);
  return {
    params: shownParams,
    sections: main
      .map(({ prefix, metrics: members }) => ({
        prefix,
        metrics: members.filter((metric) => shownMetrics.has(metric)),
      }))
      .filter((section) => section.metrics.length > 0),
    moreParams: params.length - shownParams.length,
    moreMetrics: metrics.length - shownMetrics.size,
  };
}

/** The items before the first that does not pass. */
function firstThat<Item>(
  items: readonly Item[],
  passes: (item: Item, index: number) => boolean,
): readonly Item[] {
  const end = items.findIndex((item, index) => !passes(item, index));
  return end < 0 ? items : items.slice(0, end);
}
