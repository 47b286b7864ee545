import { groupCurves } from '../../analysis/group-curves.ts';
import { metricGoal } from '../../analysis/metric-goal.ts';
import { haveDifferentSeeds } from '../../analysis/seed-groups.ts';
import { type LineChart, lineChart } from '../../charts/line-chart.ts';
import type { MetricHistory } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import type { Settings } from '../../settings/settings.ts';
import { countOf, cut, formatCount, formatDuration, formatMetric } from '../format.ts';
import { figure, goalText } from '../metric-display.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { CONTEXT_HISTORY_BYTES, runHistories } from './run-histories.ts';

/** One figure of curves. Without a chart no value is finite, and `caption` says so. */
export type CurveFigure = {
  readonly id: string;
  /** The metrics drawn; each with its line style when there are several. */
  readonly lines: readonly { readonly key: string; readonly style: string }[];
  /** Sentences after the names of the metrics. */
  readonly caption: string;
  readonly chart: LineChart | undefined;
  readonly title: string;
  readonly description: string;
  readonly yName: string;
  readonly axisName: string;
  readonly bestText: string;
  readonly tableHead: readonly string[];
  readonly tableRows: readonly (readonly string[])[];
};

export type RunCurves = {
  readonly figures: readonly CurveFigure[];
  /** Curves that have no figure, for want of room. */
  readonly left: number;
};

/** Other runs to draw in the background. */
export type CurveContext = {
  /** At the end of the lines, e.g. `other seeds`. */
  readonly label: string;
  /** In the caption, e.g. `Grey: 3 other seeds.` */
  readonly sentence: string;
  readonly runs: readonly Run[];
};

const MOST_FIGURES = 8;
const MOST_CURVES = 4;
const MOST_CONTEXT_RUNS = 4;
const LINE_STYLES = ['solid', 'dashed', 'dotted', 'dash-dotted'] as const;
const SYSTEM = /^system\//;
/** What is measured on held-out data is the main curve of its figure. */
const HELD_OUT = /(^|[_/.\s-])(val|valid|validation|test|eval|dev)([_/.\s-]|$)/i;
const AXIS_NAMES = {
  step: 'step',
  time: 'time since the first point',
  order: 'in the order logged',
} as const;

/** Runs with the same settings and other seeds, else the other children of the same parent. */
export function curveContext(
  run: Run,
  seeds: readonly Run[],
  siblings: readonly Run[],
): CurveContext | undefined {
  const isGroup = seeds.length > 1;
  const what = isGroup ? (haveDifferentSeeds(seeds) ? 'other seed' : 'repeat') : 'sibling';
  const all = isGroup ? seeds : siblings;
  const others = all.filter(
    ({ key, history }) => key !== run.key && history && history.bytes <= CONTEXT_HISTORY_BYTES,
  );
  if (others.length === 0) return undefined;
  const runs = others.slice(0, MOST_CONTEXT_RUNS);
  const drawn = others.length > runs.length ? `${runs.length} of ${formatCount(others.length)}` : runs.length;
  const noun = `${what}${others.length === 1 ? '' : 's'}`;
  return { label: noun, sentence: `Grey: ${drawn} ${noun}.`, runs };
}

/**
 * The figures of a run: the primary metric's first, then by name; curves of the machine last.
 *
 * @param room bytes of HTML that the figures may take; there is one figure at least.
 */
export function runCurves(
  histories: readonly MetricHistory[],
  runName: string,
  settings: Settings,
  { primary, experiment }: ExperimentContext,
  context: CurveContext | undefined,
  room: number,
): RunCurves {
  const groups = groupCurves(histories.filter((history) => !isRepeat(history)));
  const isFirst = (group: (typeof groups)[number]) => group.histories.some(({ key }) => key === primary?.key);
  const isEmpty = (group: (typeof groups)[number]) =>
    group.histories.every(({ values }) => !values.some(Number.isFinite));
  const ordered = [...groups].sort(
    (a, b) =>
      Number(isFirst(b)) - Number(isFirst(a)) ||
      Number(isEmpty(a)) - Number(isEmpty(b)) ||
      Number(SYSTEM.test(a.name)) - Number(SYSTEM.test(b.name)),
  );
  const others = (context?.runs ?? []).map(runHistories);
  const figures = ordered.slice(0, MOST_FIGURES).map(({ name, histories: members }, index) => {
    const [main, ...rest] = orderMembers(members, primary?.key).slice(0, MOST_CURVES);
    if (!main) throw new Error(`empty figure: ${name}`);
    const goal = metricGoal(main.key, settings, experiment);
    const around = others.flatMap((list) => list.find(({ key }) => key === main.key) ?? []);
    const chart = lineChart({
      curves: [main, ...rest].map((history) => ({ label: partName(history.key, name), history })),
      best: goal.goal && bestPoint(main, goal.goal === 'maximize'),
      ...(around.length > 0 && context ? { context: { label: context.label, histories: around } } : {}),
    });
    const keys = [main, ...rest].map(({ key }) => key);
    const arrow = goal.goal === 'maximize' ? ' ↑' : goal.goal === 'minimize' ? ' ↓' : '';
    return {
      id: `f${index + 1}`,
      lines: keys.map((key, line) => ({ key, style: keys.length > 1 ? (LINE_STYLES[line] ?? '') : '' })),
      caption: captionOf(chart, main, members.length - keys.length, around.length > 0 ? context : undefined),
      chart,
      title: cut(`${keys.join(', ')} of run ${runName}`, 160),
      description: describe(chart, keys, goalText(goal)),
      yName: cut(name, 36) + arrow,
      axisName: chart ? AXIS_NAMES[chart.axis] : '',
      bestText: chart?.best ? `best ${figure(chart.best.value).text} at ${formatCount(chart.best.step)}` : '',
      ...tableOf(chart, keys),
    };
  });
  const fitting = figuresWithin(figures, room);
  return { figures: fitting, left: groups.length - fitting.length };
}

/** About what the frame of a figure, its ticks and its labels take. */
const FRAME_BYTES = 1400;
const CELL_BYTES = 30;

function bytesOf({ chart, tableRows, tableHead }: CurveFigure): number {
  const paths = [...(chart?.contextPaths ?? []), ...(chart?.series.map(({ d }) => d) ?? [])];
  return FRAME_BYTES + paths.join('').length + (tableRows.length + 1) * (tableHead.length + 1) * CELL_BYTES;
}

function figuresWithin(figures: readonly CurveFigure[], room: number): readonly CurveFigure[] {
  let used = 0;
  const end = figures.findIndex((figure, index) => {
    used += bytesOf(figure);
    return index > 0 && used > room;
  });
  return end < 0 ? figures : figures.slice(0, end);
}

/** The same value again and again at one step says nothing as a line. */
function isRepeat({ steps, values }: MetricHistory): boolean {
  return steps.every((step) => step === steps[0]) && values.every((value) => Object.is(value, values[0]));
}

function orderMembers(
  members: readonly MetricHistory[],
  primary: string | undefined,
): readonly MetricHistory[] {
  const rank = ({ key }: MetricHistory) => (key === primary ? 0 : HELD_OUT.test(key) ? 1 : 2);
  return members.toSorted((a, b) => rank(a) - rank(b));
}

/** The part of a metric's key that the figure's name does not say: `val` of `val_loss`. */
function partName(key: string, name: string): string {
  if (key === name) return '';
  const part = key.replace(name, '').replace(/^[_/.\s-]+|[_/.\s-]+$/g, '');
  return cut(part || key, 13);
}

function bestPoint(
  { steps, values }: MetricHistory,
  isGreater: boolean,
): { step: number; value: number } | undefined {
  let best: { step: number; value: number } | undefined;
  for (const [index, value] of values.entries()) {
    if (!Number.isFinite(value)) continue;
    if (!best || (isGreater ? value > best.value : value < best.value))
      best = { step: steps[index] ?? 0, value };
  }
  return best;
}

function captionOf(
  chart: LineChart | undefined,
  main: MetricHistory,
  left: number,
  context: CurveContext | undefined,
): string {
  if (!chart)
    return `has ${countOf(main.values.length, 'point')}, none of them finite: there is no line to draw.`;
  const over = {
    step: 'by step.',
    time: 'over time, as all points have one step.',
    order: 'in the order logged, as all points have one step and time.',
  }[chart.axis];
  const thinned = chart.series.filter(({ drawn, points }) => drawn < points);
  const counts = thinned.map(({ drawn, points }) => `${formatCount(drawn)} of ${formatCount(points)}`);
  const sentences = [
    over,
    ...(context ? [context.sentence] : []),
    ...(counts.length > 0 ? [`Drawn from ${counts.join(' and ')} points, every extreme among them.`] : []),
    ...(chart.gaps.length > 0 ? ['Where the line breaks, the value is not finite.'] : []),
    ...(left > 0 ? [`${countOf(left, 'more curve')} of this group: see Table 1.`] : []),
  ];
  return sentences.join(' ');
}

/** The main reading, for those who do not see the figure. */
function describe(chart: LineChart | undefined, keys: readonly string[], goal: string): string {
  if (!chart) return 'No value is finite.';
  const lines = chart.series.map(({ points, nonFinite }, index) => {
    const values = chart.table.rows.flatMap((row) => row.values[index] ?? []);
    const range =
      values.length > 0 ? ` from ${formatMetric(values[0] ?? 0)} to ${formatMetric(values.at(-1) ?? 0)}` : '';
    return `${keys[index]}${range} in ${countOf(points, 'point')}${nonFinite > 0 ? `, ${nonFinite} not finite` : ''}`;
  });
  const best = chart.best
    ? ` Best ${formatMetric(chart.best.value)} at step ${chart.best.step}, ${goal}.`
    : '';
  return cut(`${lines.join('; ')}.${best}`, 400);
}

function tableOf(
  chart: LineChart | undefined,
  keys: readonly string[],
): Pick<CurveFigure, 'tableHead' | 'tableRows'> {
  if (!chart) return { tableHead: [], tableRows: [] };
  const xName = { step: 'step', time: 'time', order: 'point' }[chart.axis];
  const xText = (x: number) => (chart.axis === 'time' ? formatDuration(x) : formatCount(x));
  return {
    tableHead: [xName, ...keys],
    tableRows: chart.table.rows.map(({ x, values }) => [
      xText(x),
      ...values.map((value) => (value === undefined ? '–' : formatMetric(value))),
    ]),
  };
}
