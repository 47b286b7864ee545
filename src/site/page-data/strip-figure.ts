import { compareByGoal } from '../../analysis/order.ts';
import { seriesOf } from '../../analysis/series-param.ts';
import { clipWorst } from '../../charts/clip.ts';
import { metricStripChart, type StripGroup } from '../../charts/metric-strip.ts';
import { renderSvg } from '../../charts/render-svg.ts';
import { valueScale } from '../../charts/value-scale.ts';
import { countOf, cut, formatCount, formatMetric } from '../format.ts';
import type { Figure } from './figure.ts';
import { axisName, clipNote, type FigureData, figureTable, notes, rangeText } from './figure-data.ts';

const LEAST_RUNS = 5;
/** Markers per group; an even part of more. */
const MOST_MARKERS = 60;

/** The middle value, the lower one of two: always a value that some run reached. */
function lowerMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

function thin(values: readonly number[]): readonly number[] {
  if (values.length <= MOST_MARKERS) return values;
  const step = (values.length - 1) / (MOST_MARKERS - 1);
  return Array.from({ length: MOST_MARKERS }, (_, i) => values[Math.round(i * step)] ?? 0);
}

function leader(groups: readonly StripGroup[], number: (value: number) => string): string {
  const [first] = groups;
  if (!first) return '';
  const ties = groups.filter(({ median }) => median === first.median).length;
  return ties > 1
    ? `${ties} of ${groups.length} groups share the best median, ${number(first.median)}`
    : `${cut(first.label, 40)} has the best median, ${number(first.median)} over ${countOf(first.values.length, 'run')}`;
}

/** Every run's value by the param that gives the colours; undefined when there is none. */
export async function stripFigure(data: FigureData, id: string): Promise<Figure | undefined> {
  const { summary, primary, goal, ranked, decimals } = data;
  const { series } = summary;
  if (!series || ranked.length < LEAST_RUNS) return undefined;
  const all = series.values.flatMap((label, index) => {
    const values = ranked.filter(({ run }) => seriesOf(run, series) === index + 1).map(({ value }) => value);
    return values.length > 0 ? [{ label, series: index + 1, values, median: lowerMedian(values) }] : [];
  });
  const groups = [...all].sort((a, b) => compareByGoal(a.median, b.median, goal));
  const [first] = groups;
  if (!first || groups.length < 2) return undefined;
  const clip = clipWorst(
    ranked.filter(({ run }) => seriesOf(run, series) !== undefined).map(({ value }) => value),
    goal,
  );
  const shown: StripGroup[] = groups.map((group) => ({
    ...group,
    values: thin(group.values),
  }));
  const number = (value: number) => formatMetric(value, decimals);
  const scale = valueScale(shown.flatMap(({ values }) => values.map((value) => clip?.apply(value) ?? value)));
  return {
    id,
    drawing: await renderSvg(
      metricStripChart({ metricName: axisName(primary.key, primary.goal), groups: shown, clip }),
    ),
    wide: false,
    title: `${cut(primary.key, 60)} by ${cut(series.key, 60)}`,
    caption: [
      { key: cut(primary.key, 60) },
      ' of every comparable run by ',
      { key: cut(series.key, 60) },
      `, in the order of the medians (upright ticks). The axis runs from ${rangeText(scale)}.`,
    ],
    reading: `${leader(groups, number)}; no test is made of the differences.`,
    legend: [],
    note: notes(
      clipNote(clip, primary.key, decimals),
      'Groups hold whatever else differs between their runs, settings and seeds alike.',
    ),
    table: figureTable(
      [
        { label: series.key, numeric: false },
        ...['runs', 'smallest', 'median', 'greatest'].map((label) => ({ label, numeric: true })),
      ],
      groups.map(({ label, values, median }) => [
        cut(label, 60),
        formatCount(values.length),
        number(values.reduce((a, b) => Math.min(a, b))),
        number(median),
        number(values.reduce((a, b) => Math.max(a, b))),
      ]),
    ),
  };
}
