import { type MetricDifference, metricDifference } from '../../analysis/metric-difference.ts';
import { type MetricGoal, metricGoal } from '../../analysis/metric-goal.ts';
import { compareText } from '../../analysis/order.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { ModelVersion } from '../../entities/registered-model.ts';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Report } from '../report.ts';
import { loggedModelOf, sourceRunOf } from './model-versions.ts';

/** A metric of this version and of the one before. */
export type MetricChange = {
  readonly key: string;
  readonly goal: MetricGoal;
  readonly value: number | undefined;
  readonly previous: number | undefined;
  readonly difference: MetricDifference | undefined;
};

export type ParamChange = {
  readonly key: string;
  readonly value: string | undefined;
  readonly previous: string | undefined;
  readonly differs: boolean;
};

/** Metrics and params of a version: those of its run, else of its logged model. */
export type Figures = { readonly metrics: ReadonlyMap<string, number>; readonly params: readonly KeyValue[] };

/** Undefined when the report has neither the run nor the logged model of a version. */
export function figuresOf(report: Report, version: ModelVersion): Figures | undefined {
  const source = sourceRunOf(report, version);
  const logged = loggedModelOf(report, version);
  if (source.kind === 'run') {
    const { metrics, params } = source.run;
    return { metrics: new Map(metrics.map(({ key, value }) => [key, value])), params };
  }
  if (!logged) return undefined;
  const plain = logged.metrics.filter(({ dataset }) => dataset === undefined);
  return { metrics: new Map(plain.map(({ key, value }) => [key, value])), params: logged.params };
}

/** The metrics that either of two versions has, by key. */
export function metricChanges(
  report: Report,
  experiment: Experiment | undefined,
  own: Figures | undefined,
  before: Figures | undefined,
): readonly MetricChange[] {
  const keys = new Set([...(own?.metrics.keys() ?? []), ...(before?.metrics.keys() ?? [])]);
  return [...keys].sort(compareText).map((key) => {
    const goal = metricGoal(key, report.settings, experiment);
    const value = own?.metrics.get(key);
    const previous = before?.metrics.get(key);
    return { key, goal, value, previous, difference: metricDifference(value, previous, goal) };
  });
}

/** Those that differ come first. */
export function paramChanges(own: Figures | undefined, before: Figures | undefined): readonly ParamChange[] {
  const values = new Map((own?.params ?? []).map(({ key, value }) => [key, value]));
  const old = new Map((before?.params ?? []).map(({ key, value }) => [key, value]));
  return [...new Set([...values.keys(), ...old.keys()])]
    .map((key) => {
      const value = values.get(key);
      const previous = old.get(key);
      return { key, value, previous, differs: before !== undefined && value !== previous };
    })
    .sort((a, b) => Number(b.differs) - Number(a.differs) || compareText(a.key, b.key));
}
