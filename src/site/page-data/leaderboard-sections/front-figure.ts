import { conjunction } from '../../../analysis/configurations/grouping-text.ts';
import type { BoardMetric } from '../../../analysis/leaderboard/board-types.ts';
import type { FrontPoint, ParetoFront } from '../../../analysis/leaderboard/fronts.ts';
import type { MetricMean } from '../../../analysis/leaderboard/metric-means.ts';
import { type FrontChart, frontChart } from '../../../charts/front-chart.ts';
import type { FrontMark } from '../../../charts/front-layout.ts';
import type { MeanValue } from '../../../charts/interval-scale.ts';
import { renderSvg } from '../../../charts/render-svg.ts';
import { shortLabel } from '../../../charts/short-label.ts';
import { percentText } from '../../../statistics/wording.ts';
import { countOf, cut, formatMetric, NOT_LOGGED } from '../../format.ts';
import { unitText } from '../../metric-display.ts';
import type { Figure, RichText } from '../figure.ts';
import { axisName, figureTable, notes, rangeText } from '../figure-data.ts';
import { paretoText } from './pareto-text.ts';
import { meansDecimals, metricText, namesText, type SectionInput } from './section-input.ts';

type Pair = { readonly x: BoardMetric; readonly y: BoardMetric; readonly other: number };

/**
 * The first metric of a front (upright) against another of them. Undefined when no configuration has all metrics of the
 * front.
 */
export async function frontFigure(
  input: SectionInput,
  front: ParetoFront,
  other: number,
  id: string,
): Promise<Figure | undefined> {
  const [y, x] = [front.metrics[0], front.metrics[other]];
  const [goalX, goalY] = [x?.goal.goal, y?.goal.goal];
  const placed = front.points.filter(({ place }) => place.kind !== 'N/A');
  if (!x || !y || !goalX || !goalY || placed.length === 0) return undefined;
  const isPair = front.metrics.length === 2;
  const chart = frontChart({
    xName: `${axisName(x.key, x.goal)}${unitText(input.settings, x.key)}`,
    yName: `${axisName(y.key, y.goal)}${unitText(input.settings, y.key)}`,
    marks: placed.map((point) => markOf(point, other)),
    goals: isPair ? { x: goalX, y: goalY } : undefined,
  });
  const pair = { x, y, other };
  return {
    id,
    drawing: await renderSvg(chart.spec),
    wide: false,
    title: `${metricText(y.key)} against ${metricText(x.key)}`,
    caption: captionOf(input, front, pair, chart, placed.length),
    reading: readingOf(front, placed),
    legend: legendOf(input, placed),
    note: noteOf(front, pair, chart),
    table: tableOf(input, front),
  };
}

function markOf({ configuration, means, place }: FrontPoint, other: number): FrontMark {
  const value = (mean: MetricMean | undefined): MeanValue => ({
    mean: mean?.mean ?? Number.NaN,
    interval: mean?.interval.shown ? { low: mean.interval.low, high: mean.interval.high } : undefined,
  });
  return {
    label: configuration.name,
    series: configuration.series,
    x: value(means[other]),
    y: value(means[0]),
    isFront: place.kind === 'front',
  };
}

function captionOf(
  { board }: SectionInput,
  { metrics, points }: ParetoFront,
  { x, y, other }: Pair,
  { scales }: FrontChart,
  count: number,
): RichText {
  const join =
    metrics.length === 2
      ? 'The dotted step joins the Pareto front.'
      : `Rings: on the Pareto front of ${conjunction(metrics.map(({ key }) => metricText(key)))} together.`;
  const hasIntervals = points.some(({ means }) => means[0]?.interval.shown || means[other]?.interval.shown);
  const whiskers = hasIntervals
    ? `whiskers are ${percentText(board.options.level)} intervals where there are any`
    : 'none has an interval';
  return [
    { key: metricText(y.key) },
    ' against ',
    { key: metricText(x.key) },
    `, means of ${countOf(count, 'configuration')}; ${whiskers}. ${join}`,
    ` The axes run from ${rangeText(scales.y)} and from ${rangeText(scales.x)}${scales.x.isLog ? ', logarithmic' : ''}.`,
  ];
}

function readingOf({ metrics, text }: ParetoFront, placed: readonly FrontPoint[]): string {
  const members = placed.filter(({ place }) => place.kind === 'front');
  const names = namesText(members.map(({ configuration }) => cut(configuration.name, 60)));
  const verb = members.length === 1 ? 'is' : 'are';
  const keys = conjunction(metrics.map(({ key }) => metricText(key)));
  return `${names} ${verb} on the front: no other is at least as good on ${keys} and better on one of them. It is the ${text}.`;
}

function legendOf({ board }: SectionInput, placed: readonly FrontPoint[]): Figure['legend'] {
  const present = new Set(placed.map(({ configuration }) => configuration.series));
  return (board.options.series?.values ?? []).flatMap((label, index) =>
    present.has(index + 1) ? [{ series: index + 1, label: shortLabel(label, 32) }] : [],
  );
}

function noteOf({ points, metrics }: ParetoFront, { x, y, other }: Pair, chart: FrontChart) {
  const missing = points.filter(({ place }) => place.kind === 'N/A');
  const fewer = points.filter(({ configuration, means }) =>
    [0, other].some((index) => (means[index]?.n ?? 0) < configuration.n && means[index]?.mean !== undefined),
  );
  const namesOf = (part: readonly FrontPoint[]) =>
    namesText(part.map(({ configuration }) => cut(configuration.name, 40)));
  const assumed = [y, x].filter(({ goal }) => goal.origin === 'assumed').map(({ key }) => metricText(key));
  return notes(
    missing.length > 0
      ? `N/A, neither on the front nor compared: ${namesOf(missing)}, without a finite mean of ${metrics.length === 2 ? 'both' : 'all'} metrics.`
      : undefined,
    fewer.length > 0 ? `Over fewer repeats than ranked: ${namesOf(fewer)}.` : undefined,
    assumed.length > 0 ? `Direction assumed from the name: ${conjunction(assumed)}.` : undefined,
    chart.isCut ? 'Intervals that leave the axes are cut there.' : undefined,
    chart.unlabelled > 0 ? `${countOf(chart.unlabelled, 'name')} had no room; the table has all.` : undefined,
  );
}

function tableOf({ settings }: SectionInput, { metrics, points }: ParetoFront): Figure['table'] {
  const decimals = metrics.map((metric, index) =>
    meansDecimals(
      settings,
      metric,
      points.flatMap(({ means }) => means[index] ?? []),
    ),
  );
  const order = { front: 0, dominated: 1, 'N/A': 2 };
  const sorted = points.toSorted((a, b) => order[a.place.kind] - order[b.place.kind]);
  return figureTable(
    [
      { label: 'configuration', numeric: false },
      { label: 'n', numeric: true },
      ...metrics.flatMap(({ key }) => [
        { label: metricText(key), numeric: true },
        { label: 'interval', numeric: true },
      ]),
      { label: 'Pareto', numeric: false },
    ],
    sorted.map(({ configuration, means, place }) => [
      cut(configuration.name, 60),
      String(configuration.n),
      ...means.flatMap((mean, index) => meanTexts(mean, decimals[index] ?? 3)),
      paretoText(place),
    ]),
  );
}

function meanTexts({ mean, interval }: MetricMean, decimals: number): readonly string[] {
  const number = (value: number) => formatMetric(value, decimals);
  const ends = interval.shown ? `${number(interval.low)} to ${number(interval.high)}` : interval.reason;
  return [mean === undefined ? NOT_LOGGED : number(mean), ends];
}
