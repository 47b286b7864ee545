import { chooseCurveRuns } from '../../analysis/curve-runs.ts';
import { metricGoal } from '../../analysis/metric-goal.ts';
import { compareByGoal } from '../../analysis/order.ts';
import { bestCurvesChart, type Curve } from '../../charts/best-curves.ts';
import { renderSvg } from '../../charts/render-svg.ts';
import type { RunLook } from '../../charts/run-look.ts';
import { valueScale } from '../../charts/value-scale.ts';
import type { MetricHistory } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import { countOf, cut, formatCount, formatMetric, NOT_LOGGED } from '../format.ts';
import { runLabel } from '../labels.ts';
import type { Report } from '../report.ts';
import { lookOf } from '../run-looks.ts';
import type { Figure, RichText } from './figure.ts';
import { axisName, type FigureData, figureTable, rangeText } from './figure-data.ts';

type ReadHistory = (run: Run) => readonly MetricHistory[];

/** Points by step; equal steps in the order they were logged, all of them when no step ever changes. */
function curveOf(history: MetricHistory, label: string, look: RunLook): Curve {
  const byOrder = history.steps.every((step) => step === history.steps[0]);
  const order = Array.from(history.steps, (_, index) => index).sort(
    (a, b) => (history.steps[a] ?? 0) - (history.steps[b] ?? 0) || a - b,
  );
  return {
    label,
    look,
    steps: order.map((index) => (byOrder ? index : (history.steps[index] ?? 0))),
    values: order.map((index) => history.values[index] ?? Number.NaN),
  };
}

/** The curves of a metric of the best runs that have some; undefined when fewer than one has. */
export async function curvesFigure(
  report: Report,
  data: FigureData,
  key: string,
  id: string,
  readHistory: ReadHistory,
): Promise<Figure | undefined> {
  const { summary, primary } = data;
  const { runs, choice } = chooseCurveRuns(
    data.ranked.map(({ run }) => run),
    key,
    summary.series,
  );
  const isBySeries = choice === 'series';
  const curves = runs.flatMap((run) => {
    const history = readHistory(run).find((one) => one.key === key);
    return history?.values.some(Number.isFinite)
      ? [curveOf(history, runLabel(run), lookOf(summary, run))]
      : [];
  });
  if (curves.length === 0) return undefined;
  const goal = metricGoal(key, report.settings, summary.experiment);
  const finite = curves.flatMap(({ values }) => values.filter(Number.isFinite));
  const gaps = curves.reduce(
    (sum, { values }) => sum + values.filter((value) => !Number.isFinite(value)).length,
    0,
  );
  const name = cut(key, 60);
  const who: RichText = isBySeries
    ? ['the best run of each ', { key: cut(summary.series?.key ?? '', 60) }, ' that logged a history']
    : [`the best ${curves.length === 1 ? 'run' : countOf(curves.length, 'run')} that logged a history`];
  return {
    id,
    drawing: await renderSvg(bestCurvesChart({ metricName: axisName(key, goal), stepName: 'step', curves })),
    wide: false,
    title: `${name} by step of ${curves.length === 1 ? 'the best run' : 'the best runs'}`,
    caption: [
      { key: name },
      ' by step: ',
      ...who,
      key === primary.key ? '.' : ', best by ',
      ...(key === primary.key ? [] : [{ key: cut(primary.key, 60) }, '.']),
      ` The axis runs from ${rangeText(valueScale(finite))}.`,
    ],
    reading: lastValues(curves, goal.goal),
    legend: [],
    note:
      gaps > 0
        ? `${formatCount(gaps)} ${gaps === 1 ? 'point is' : 'points are'} NaN or infinite: the line breaks there.`
        : undefined,
    table: curvesTable(curves),
  };
}

function lastValues(curves: readonly Curve[], goal: 'maximize' | 'minimize' | undefined): string {
  const ends = curves.map(({ label, values }) => ({
    label: cut(label, 40),
    value: values.findLast(Number.isFinite) ?? Number.NaN,
  }));
  const ordered = goal ? [...ends].sort((a, b) => compareByGoal(a.value, b.value, goal)) : ends;
  const [first, ...rest] = ordered;
  const last = rest.at(-1);
  if (!first) return '';
  if (last && last.value === first.value && goal) return `All end at ${formatMetric(first.value)}.`;
  const end = `${first.label} ends at ${formatMetric(first.value)}`;
  return last
    ? `${end}, ${last.label} at ${formatMetric(last.value)}${goal ? '; the others lie between' : ''}.`
    : `${end}.`;
}

const MOST_STEPS = 30;

/** One row a step, an even part of many; the last point counts where a step was logged more than once. */
function curvesTable(curves: readonly Curve[]): Figure['table'] {
  const steps = [...new Set(curves.flatMap((curve) => curve.steps))].sort((a, b) => a - b);
  const byStep = curves.map((curve) => new Map(curve.steps.map((step, i) => [step, curve.values[i]])));
  const stride = Math.max(1, (steps.length - 1) / (MOST_STEPS - 1));
  const shown = Array.from(
    { length: Math.min(steps.length, MOST_STEPS) },
    (_, i) => steps[Math.round(i * stride)] ?? 0,
  );
  const table = figureTable(
    [
      { label: 'step', numeric: true },
      ...curves.map(({ label }) => ({ label: cut(label, 30), numeric: true })),
    ],
    shown.map((step) => [
      formatCount(step),
      ...byStep.map((values) => {
        const value = values.get(step);
        return value === undefined ? NOT_LOGGED : formatMetric(value);
      }),
    ]),
  );
  return { ...table, total: steps.length };
}
