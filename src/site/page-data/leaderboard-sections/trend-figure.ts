import type { Trend } from '../../../analysis/leaderboard/trend.ts';
import { compareByGoal } from '../../../analysis/order.ts';
import { clipWorst } from '../../../charts/clip.ts';
import { renderSvg } from '../../../charts/render-svg.ts';
import { shortLabel } from '../../../charts/short-label.ts';
import { trendChart } from '../../../charts/trend-chart.ts';
import { countOf, cut, formatDate, formatDateTime, formatInstant, formatMetric } from '../../format.ts';
import { unitText } from '../../metric-display.ts';
import type { Figure } from '../figure.ts';
import { axisName, clipNote, figureTable, rangeText } from '../figure-data.ts';
import { metricText, type SectionInput } from './section-input.ts';

const MOST_TICKS = 6;

/** The values of a board's runs in the order in which they ended, with the best so far; undefined without a goal. */
export async function trendFigure(
  { board, settings }: SectionInput,
  trend: Trend,
  decimals: number,
): Promise<Figure | undefined> {
  const { runs, records, steps } = trend;
  const { goal, options } = board;
  if (!goal) return undefined;
  const { metric } = options;
  const clip = clipWorst(
    runs.map(({ value }) => value).sort((a, b) => compareByGoal(a, b, goal)),
    goal,
  );
  const levels = steps && steps.levels.length > 1 ? steps.levels : [];
  const { spec, scale } = trendChart({
    metricName: `${axisName(metric.key, metric.goal)}${unitText(settings, metric.key)}`,
    axisName: 'runs in the order in which they ended',
    points: runs.map(({ value, series }) => ({ value, series })),
    records: records.map(({ place, run }) => ({ place, label: run.name })),
    levels,
    ticks: ticksOf(trend),
    clip,
  });
  const best = records.at(-1);
  const key = metricText(metric.key);
  return {
    id: 'trend-figure',
    drawing: await renderSvg(spec),
    wide: true,
    title: `Best ${key} so far`,
    caption: [
      { key },
      ` of ${countOf(runs.length, 'run')} in the order in which they ended (the axis counts runs, not hours), and the best so far with the runs that set it.${levels.length > 0 ? ' Dashed: the levels of the step test.' : ''} The axis runs from ${rangeText(scale)}.`,
    ],
    reading: `${countOf(records.length, 'run')} set a record; the last, ${cut(best?.run.name ?? '', 60)}, reached ${formatMetric(best?.value ?? Number.NaN, decimals)} on ${formatDate(best?.endTimeMs ?? 0)}. Records of single runs are not tested.`,
    legend: (options.series?.values ?? []).flatMap((label, index) =>
      records.some(({ series }) => series === index + 1)
        ? [{ series: index + 1, label: shortLabel(label, 32) }]
        : [],
    ),
    note: clipNote(clip, metric.key, decimals),
    table: figureTable(
      [
        { label: 'run', numeric: false },
        { label: 'ended', numeric: false },
        { label: metric.key, numeric: true },
        { label: 'best so far', numeric: true },
      ],
      runs.map(({ run, endTimeMs, value }, place) => [
        cut(run.name, 60),
        formatDateTime(endTimeMs),
        formatMetric(value, decimals),
        formatMetric(records.findLast((record) => record.place <= place)?.value ?? Number.NaN, decimals),
      ]),
    ),
  };
}

/** Dates below some runs; times of day where all ended on one day. What would be written twice is written once. */
function ticksOf({ runs }: Trend): readonly { readonly place: number; readonly text: string }[] {
  const last = runs.length - 1;
  const days = new Set([runs[0], runs[last]].map((run) => formatDate(run?.endTimeMs ?? 0)));
  const text = (place: number) => {
    const time = runs[place]?.endTimeMs ?? 0;
    return days.size === 1 ? formatInstant(time).slice(11, 19) : formatDate(time);
  };
  const count = Math.min(MOST_TICKS, runs.length);
  const places = Array.from({ length: count }, (_, index) =>
    Math.round((index / Math.max(1, count - 1)) * last),
  );
  return places
    .map((place) => ({ place, text: text(place) }))
    .filter((tick, index, all) => index === 0 || tick.text !== all[index - 1]?.text);
}
