import { curveMetrics } from '../../analysis/curve-runs.ts';
import { compareRuns, metricOf } from '../../analysis/rank-runs.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { MetricHistory } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import type { Report } from '../report.ts';
import { curvesFigure } from './curves-figure.ts';
import { type ExperimentSummary, experimentSummary } from './experiment.ts';
import type { Figure } from './figure.ts';
import type { FigureData } from './figure-data.ts';
import { parallelFigure } from './parallel-figure.ts';
import { paramFigure } from './param-figure.ts';
import { runsTable } from './runs-table.ts';
import { stripFigure } from './strip-figure.ts';

export type ExperimentFigures = {
  readonly figures: readonly Figure[];
  /** Why there is none, in one sentence. */
  readonly absent: string | undefined;
};

function whyNone({ primary, comparable, runs }: ExperimentSummary): string {
  if (runs.length === 0) return 'Figures appear with the first runs.';
  if (!primary?.goal.goal) {
    return 'No figures: no metric here has a known direction. Set primaryMetric and its goal in runfolio.yaml.';
  }
  if (comparable.length === 0) return 'No figures: no run finished with a finite value of the main metric.';
  return 'No figures: the runs differ in too little, and none logged a history.';
}

/** What the figures of an experiment are made from; undefined when no metric ranks. */
export function figureData(report: Report, summary: ExperimentSummary): FigureData | undefined {
  const { primary, comparable, params } = summary;
  const goal = primary?.goal.goal;
  if (!primary || !goal) return undefined;
  const ranked = [...comparable].sort(compareRuns(primary)).flatMap((run) => {
    const value = metricOf(run, primary.key)?.value;
    return value === undefined ? [] : [{ run, value }];
  });
  return {
    summary,
    primary,
    goal,
    ranked,
    params,
    decimals: runsTable(report, summary).primary?.decimals ?? 3,
  };
}

/**
 * The figures of an experiment that say something: curves, parallel coordinates, the metric by group and against
 * its strongest param. Numbered by their place.
 *
 * @param readHistory gives the histories of a run; asked for the few runs whose curves are drawn.
 */
export async function experimentFigures(
  report: Report,
  summary: ExperimentSummary,
  readHistory: (run: Run) => readonly MetricHistory[],
): Promise<ExperimentFigures> {
  const data = figureData(report, summary);
  if (!data || data.ranked.length === 0) return { figures: [], absent: whyNone(summary) };
  const histories = new Map<Run, readonly MetricHistory[]>();
  const read = (run: Run) => {
    const known = histories.get(run) ?? readHistory(run);
    histories.set(run, known);
    return known;
  };
  const metrics = curveMetrics(summary.comparable, data.primary.key);
  const made = [
    ...(await Promise.all(metrics.map((key, i) => curvesFigure(report, data, key, `curves-${i + 1}`, read)))),
    await parallelFigure(data, 'parallel'),
    await paramFigure(data, 'param'),
    await stripFigure(data, 'strip'),
  ];
  const figures = made.filter((figure) => figure !== undefined);
  return { figures, absent: figures.length > 0 ? undefined : whyNone(summary) };
}

/** Two figures that tell an experiment's result on the home page, as far as it has them. */
export async function headlineFigures(
  report: Report,
  experiment: Experiment,
  readHistory: (run: Run) => readonly MetricHistory[],
): Promise<readonly Figure[]> {
  const summary = experimentSummary(report, experiment);
  const data = figureData(report, summary);
  if (!data) return [];
  const curves = await curvesFigure(report, data, data.primary.key, 'curves', readHistory);
  const strip = await stripFigure(data, 'strip');
  const made = [strip, curves ?? (await paramFigure(data, 'param'))];
  return made.filter((figure) => figure !== undefined);
}
