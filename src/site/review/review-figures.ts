import { type LineChart, lineChart } from '../../charts/line-chart.ts';
import type { ReviewCurve, ReviewFile, ReviewMetric } from '../../entities/review-file.ts';
import { formatMetric } from '../format.ts';
import { metricRows } from './metric-rows.ts';

/** Curves of a metric on both sides. */
export type ReviewFigure = {
  readonly id: string;
  readonly metric: string;
  readonly configuration: string;
  readonly chart: LineChart;
  readonly yName: string;
  readonly reading: string;
  readonly repeats: string;
};

const MOST_FIGURES = 12;

/** What changed as curves, head strong, base dashed; means where there are repeats. */
export function reviewFigures(review: Pick<ReviewFile, 'comparisons'>): readonly ReviewFigure[] {
  const figures: ReviewFigure[] = [];
  for (const { comparison, metric } of metricRows(review).main) {
    const { curves } = metric;
    if (!curves || figures.length === MOST_FIGURES) continue;
    const sides = (['head', 'base'] as const).flatMap((side) => {
      const curve = curves[side];
      return curve ? [{ label: side, history: historyOf(metric.key, curve) }] : [];
    });
    const chart = lineChart({ curves: sides });
    if (!chart) continue;
    figures.push({
      id: `f${figures.length + 1}`,
      metric: metric.key,
      configuration: comparison.name,
      chart,
      yName: metric.key + (metric.goal === undefined ? '' : metric.goal === 'maximize' ? ' ↑' : ' ↓'),
      reading: readingOf(metric),
      repeats: repeatsText(metric),
    });
  }
  return figures;
}

function historyOf(key: string, { steps, mean }: ReviewCurve) {
  return {
    key,
    steps: Float64Array.from(steps),
    timestampsMs: Float64Array.from(steps, () => 0),
    values: Float64Array.from(mean),
  };
}

function readingOf({ curves, key }: ReviewMetric): string {
  const ends = (['base', 'head'] as const).flatMap((side) => {
    const value = curves?.[side]?.mean.at(-1);
    return value === undefined ? [] : [`${formatMetric(value)} in ${side}`];
  });
  return `${key} ends at ${ends.join(' and ')}.`;
}

function repeatsText({ base, head }: ReviewMetric): string {
  const most = Math.max(base?.n ?? 0, head?.n ?? 0);
  return most > 1 ? `means of ${base?.n ?? 0} repeats in base and ${head?.n ?? 0} in head` : 'one run a side';
}
