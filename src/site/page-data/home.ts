import { compareByGoal, compareText } from '../../analysis/order.ts';
import { metricOf, type PrimaryMetric } from '../../analysis/rank-runs.ts';
import { clipWorst } from '../../charts/clip.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { Run } from '../../entities/run.ts';
import { formatDate, formatDateTime } from '../format.ts';
import { type Figure, figure } from '../metric-display.ts';
import type { Report } from '../report.ts';
import { countByStatus, type ExperimentSummary, experimentSummary, startSpan } from './experiment.ts';
import { runsTable } from './runs-table.ts';

/** The result of one experiment, told with what limits it. */
export type HeadlineRow = {
  readonly experiment: Experiment;
  readonly primary: PrimaryMetric;
  readonly best: { readonly run: Run; readonly figure: Figure; readonly ties: number };
  readonly median: Figure;
  readonly comparable: number;
  readonly runs: number;
  /** Places of all comparable values from the worst (0) to the best (1); an even part of many. */
  readonly places: readonly number[];
  /** Runs so much worse that they stand at the strip's end. */
  readonly clipped: number;
};

export type HomeData = {
  readonly statuses: readonly string[];
  readonly period: string | undefined;
  readonly versions: number;
  readonly problems: number;
  /** Experiments with a best run, the most comparable runs first. */
  readonly headlines: readonly HeadlineRow[];
  /** All experiments, the latest first. */
  readonly experiments: readonly Experiment[];
  readonly running: readonly Run[];
  readonly notANumber: readonly { readonly run: Run; readonly key: string }[];
};

const MOST_TICKS = 160;

function strip(values: readonly number[], goal: 'maximize' | 'minimize') {
  const clip = clipWorst(values, goal);
  const worst = clip?.end ?? values.at(-1) ?? 0;
  const best = values[0] ?? 0;
  const place = (value: number) => (best === worst ? 1 : (value - worst) / (best - worst));
  const step = Math.max(1, values.length / MOST_TICKS);
  const shown = Array.from(
    { length: Math.min(values.length, MOST_TICKS) },
    (_, i) => values[Math.floor(i * step)] ?? 0,
  );
  return { places: shown.map((value) => place(clip?.apply(value) ?? value)), clipped: clip?.count ?? 0 };
}

function headline(report: Report, summary: ExperimentSummary): HeadlineRow | undefined {
  const { experiment, primary, best, comparable, runs } = summary;
  const goal = primary?.goal.goal;
  if (!primary || !goal || !best) return undefined;
  const values = comparable
    .flatMap((run) => metricOf(run, primary.key)?.value ?? [])
    .sort((a, b) => compareByGoal(a, b, goal));
  const decimals = runsTable(report, summary).primary?.decimals;
  return {
    experiment,
    primary,
    best: { run: best.run, figure: figure(best.value, decimals), ties: best.ties },
    median: figure(values[Math.floor(values.length / 2)] ?? best.value, decimals),
    comparable: comparable.length,
    runs: runs.length,
    ...strip(values, goal),
  };
}

function period(runs: readonly Run[]): string | undefined {
  const span = startSpan(runs);
  if (!span) return undefined;
  const [from, to] = [formatDate(span.fromMs), formatDate(span.toMs)];
  if (from !== to) return `${from} to ${to}`;
  return `${formatDateTime(span.fromMs)} to ${formatDateTime(span.toMs).slice(11)} UTC`;
}

function latestFirst(report: Report): readonly Experiment[] {
  const last = new Map(
    report.experiments.map(({ key }) => [key, startSpan(report.runsByExperiment.get(key) ?? [])?.toMs]),
  );
  return [...report.experiments].sort(
    (a, b) => compareByGoal(last.get(a.key), last.get(b.key), 'maximize') || compareText(a.key, b.key),
  );
}

/** What the home page says; every experiment is looked at once. */
export function homeData(report: Report): HomeData {
  const { runs, models, diagnostics, experiments } = report;
  return {
    statuses: countByStatus(runs),
    period: period(runs),
    versions: models.reduce(
      (sum, { versions }) => sum + versions.filter(({ deleted }) => !deleted).length,
      0,
    ),
    problems: diagnostics.filter(({ severity }) => severity !== 'info').length,
    headlines: experiments
      .flatMap((experiment) => headline(report, experimentSummary(report, experiment)) ?? [])
      .sort((a, b) => b.comparable - a.comparable || compareText(a.experiment.key, b.experiment.key)),
    experiments: latestFirst(report),
    running: runs.filter(({ status, incomplete }) => status === 'RUNNING' && !incomplete),
    notANumber: runs.flatMap((run) =>
      run.metrics.filter(({ value }) => Number.isNaN(value)).map(({ key }) => ({ run, key })),
    ),
  };
}
