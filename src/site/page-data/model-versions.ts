import { type MetricDifference, metricDifference } from '../../analysis/metric-difference.ts';
import { type MetricGoal, metricGoal } from '../../analysis/metric-goal.ts';
import { metricOf, primaryMetric } from '../../analysis/rank-runs.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { LoggedModel } from '../../entities/logged-model.ts';
import type { ModelVersion, RegisteredModel } from '../../entities/registered-model.ts';
import type { Run } from '../../entities/run.ts';
import { markdownText } from '../../previews/markdown-text.ts';
import { metricDecimals } from '../metric-display.ts';
import type { Report } from '../report.ts';

/**
 * Where a version came from: its run; a run that no store has (there is a diagnostic); one that the report leaves
 * out, being deleted; or nothing that the registry knows of.
 */
export type SourceRun =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'missing' | 'left out'; readonly runId: string }
  | { readonly kind: 'unknown' };

/** What other versions are measured against. */
export type Reference =
  | { readonly kind: 'champion' | 'Production'; readonly version: string }
  | { readonly kind: 'previous' };

export type VersionRow = {
  readonly version: ModelVersion;
  readonly source: SourceRun;
  /** Value of the main metric. */
  readonly value: number | undefined;
  readonly difference: MetricDifference | undefined;
  readonly isReference: boolean;
  /** The words of its description. */
  readonly description: string;
};

export type MainMetric = { readonly key: string; readonly goal: MetricGoal; readonly decimals: number };

/** The versions of a registered model, newest first, without deleted ones. */
export type VersionsData = {
  readonly model: RegisteredModel;
  readonly metric: MainMetric | undefined;
  readonly reference: Reference;
  readonly rows: readonly VersionRow[];
  readonly hasAliases: boolean;
  readonly hasStages: boolean;
  readonly hasUsers: boolean;
  readonly hasDescriptions: boolean;
  readonly deleted: number;
};

/** The versions that are shown, oldest first: those in the stage `Deleted_Internal` are not. */
export function liveVersions(model: RegisteredModel): readonly ModelVersion[] {
  return model.versions.filter(({ deleted }) => !deleted);
}

/** The run that made a version. */
export function sourceRunOf(report: Report, version: ModelVersion): SourceRun {
  const run = version.runKey && report.runByKey.get(version.runKey);
  if (run) return { kind: 'run', run };
  if (version.runId === undefined) return { kind: 'unknown' };
  return { kind: version.runKey ? 'left out' : 'missing', runId: version.runId };
}

/** The logged model of a version, when the report has it. */
export function loggedModelOf(report: Report, { loggedModelKey }: ModelVersion): LoggedModel | undefined {
  return loggedModelKey && report.loggedModelByKey.get(loggedModelKey);
}

/** The table of a model's versions. */
export function versionsData(report: Report, model: RegisteredModel): VersionsData {
  const versions = liveVersions(model);
  const metric = mainMetric(report, versions);
  const values = new Map(
    versions.map((version) => [version.version, mainValue(report, version, metric?.key)]),
  );
  const reference = referenceOf(versions);
  const rows = versions.map((version, index): VersionRow => {
    const against = reference.kind === 'previous' ? versions[index - 1]?.version : reference.version;
    const value = values.get(version.version);
    return {
      version,
      source: sourceRunOf(report, version),
      value,
      difference:
        against === version.version
          ? undefined
          : metricDifference(value, values.get(against ?? ''), metric?.goal),
      isReference: reference.kind !== 'previous' && reference.version === version.version,
      description: markdownText(version.description ?? ''),
    };
  });
  return {
    model,
    metric: metric && {
      ...metric,
      decimals: metricDecimals(
        report.settings,
        metric.key,
        [...values.values()].filter((value) => value !== undefined),
      ),
    },
    reference,
    rows: rows.toReversed(),
    hasAliases: versions.some(({ aliases }) => aliases.length > 0),
    hasStages: versions.some(({ stage }) => stage !== 'None'),
    hasUsers: versions.some(({ userId }) => userId !== undefined),
    hasDescriptions: rows.some(({ description }) => description !== ''),
    deleted: model.versions.length - versions.length,
  };
}

/** The alias `champion`, as MLflow's guide has it; else the one version in the stage Production; else the one before. */
function referenceOf(versions: readonly ModelVersion[]): Reference {
  const champion = versions.find(({ aliases }) =>
    aliases.some((alias) => alias.toLowerCase() === 'champion'),
  );
  if (champion) return { kind: 'champion', version: champion.version };
  const production = versions.filter(({ stage }) => stage === 'Production');
  return production.length === 1 && production[0]
    ? { kind: 'Production', version: production[0].version }
    : { kind: 'previous' };
}

/**
 * The main metric of the experiment that most versions come from; of the newest such when several do. Where fewer
 * than half of the versions' own runs logged it, the main metric among those runs.
 */
function mainMetric(
  report: Report,
  versions: readonly ModelVersion[],
): Pick<MainMetric, 'key' | 'goal'> | undefined {
  const origins = versions.toReversed().flatMap((version) => {
    const experiment = experimentOf(report, version);
    return experiment ? [{ version, experiment }] : [];
  });
  const [most] = [...Map.groupBy(origins, ({ experiment }) => experiment)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  if (!most) return undefined;
  const [experiment, members] = most;
  const choice = report.primaryMetricByExperiment.get(experiment.key);
  const has = members.filter(({ version }) => mainValue(report, version, choice?.key) !== undefined).length;
  const runs = members.flatMap(
    ({ version }) => (version.runKey && report.runByKey.get(version.runKey)) || [],
  );
  const primary =
    has * 2 >= members.length ? choice : (primaryMetric(runs, report.settings, experiment) ?? choice);
  return primary && { key: primary.key, goal: metricGoal(primary.key, report.settings, experiment) };
}

/** The experiment of a version's run or logged model. */
export function experimentOf(report: Report, version: ModelVersion): Experiment | undefined {
  const source = sourceRunOf(report, version);
  const logged = loggedModelOf(report, version);
  const key = source.kind === 'run' ? source.run.experimentKey : logged?.experimentKey;
  return key && report.experimentByKey.get(key);
}

/** The registry has no metrics of its own: those of the version's run count, else those of its logged model. */
function mainValue(report: Report, version: ModelVersion, key: string | undefined): number | undefined {
  if (key === undefined) return undefined;
  const source = sourceRunOf(report, version);
  const own = source.kind === 'run' ? metricOf(source.run, key)?.value : undefined;
  if (own !== undefined) return own;
  const logged = loggedModelOf(report, version);
  return logged?.metrics.find((metric) => metric.key === key)?.value;
}
