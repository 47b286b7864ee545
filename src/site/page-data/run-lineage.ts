import { compareText } from '../../analysis/order.ts';
import type { PrimaryMetric } from '../../analysis/rank-runs.ts';
import { metricOf } from '../../analysis/rank-runs.ts';
import { haveDifferentSeeds } from '../../analysis/seed-groups.ts';
import type { Run } from '../../entities/run.ts';
import { figure } from '../metric-display.ts';
import type { Report, VersionOfModel } from '../report.ts';

/** A run in the lineage, with its value of the primary metric when it has one. */
export type LineageRun = { readonly run: Run; readonly value: string | undefined; readonly isHere: boolean };

export type RunLineage = {
  /** The metric of the values. */
  readonly metric: string | undefined;
  readonly parent: Run | undefined;
  /** The tag's id when that run is not in the report. */
  readonly missingParentId: string | undefined;
  /** The parent's children around this run, this one among them. */
  readonly siblings: readonly LineageRun[];
  readonly siblingCount: number;
  readonly children: readonly LineageRun[];
  readonly childCount: number;
  /** Same params but for the seed; empty when they are the siblings. */
  readonly seeds: readonly LineageRun[];
  readonly seedCount: number;
  /** False when those runs have the same seed too. */
  readonly seedsDiffer: boolean;
  /** Versions of each model that this run gave versions of, around those, newest first. */
  readonly models: readonly {
    readonly model: VersionOfModel['model'];
    readonly versions: readonly (VersionOfModel['version'] & {
      readonly isHere: boolean;
      readonly run: Run | undefined;
    })[];
    readonly left: number;
  }[];
};

const MOST_LISTED = 10;
const MOST_MODELS = 4;
const MOST_VERSIONS = 6;

/** Where a run stands among the others. */
export function runLineage(
  run: Run,
  report: Report,
  primary: PrimaryMetric | undefined,
  seeds: readonly Run[],
): RunLineage {
  const parent = run.parentKey && report.runByKey.get(run.parentKey);
  const siblings = parent ? inOrder(report.childrenByRun.get(parent.key) ?? []) : [];
  const children = inOrder(report.childrenByRun.get(run.key) ?? []);
  const listed = (runs: readonly Run[]): readonly LineageRun[] =>
    runs.map((other) => lineageRun(other, run, primary));
  const otherSeeds = parent && seeds.every(({ parentKey }) => parentKey === parent.key) ? [] : seeds;
  return {
    metric: primary?.key,
    parent: parent || undefined,
    missingParentId: parent ? undefined : run.parentRunId,
    siblings: listed(around(siblings, run)),
    siblingCount: siblings.length,
    children: listed(children.slice(0, MOST_LISTED)),
    childCount: children.length,
    seeds: listed(around(otherSeeds, run)),
    seedCount: otherSeeds.length,
    seedsDiffer: haveDifferentSeeds(otherSeeds),
    models: modelsOf(run, report),
  };
}

const ordered = new WeakMap<readonly Run[], readonly Run[]>();

/** As they were started, then by name; sorted once for all pages that show the same runs. */
function inOrder(runs: readonly Run[]): readonly Run[] {
  const known = ordered.get(runs);
  if (known) return known;
  const sorted = runs.toSorted(
    (a, b) => (a.startTimeMs ?? 0) - (b.startTimeMs ?? 0) || compareText(a.name, b.name),
  );
  ordered.set(runs, sorted);
  return sorted;
}

function lineageRun(run: Run, here: Run, primary: PrimaryMetric | undefined): LineageRun {
  const metric = primary && metricOf(run, primary.key);
  return { run, value: metric && figure(metric.value).text, isHere: run.key === here.key };
}

/** A window of the list that holds this run. */
function around(runs: readonly Run[], here: Run): readonly Run[] {
  const index = runs.findIndex(({ key }) => key === here.key);
  const start = Math.max(0, Math.min(index - MOST_LISTED / 2, runs.length - MOST_LISTED));
  return runs.slice(start, start + MOST_LISTED);
}

function modelsOf(run: Run, report: Report): RunLineage['models'] {
  const models = new Set((report.versionsByRun.get(run.key) ?? []).map(({ model }) => model));
  return [...models].slice(0, MOST_MODELS).map((model) => {
    const versions = model.versions.filter(({ deleted }) => !deleted).toReversed();
    const here = versions.findIndex(({ runKey }) => runKey === run.key);
    const start = Math.max(0, Math.min(here - 2, versions.length - MOST_VERSIONS));
    const shown = versions.slice(start, start + MOST_VERSIONS).map((version) => ({
      ...version,
      isHere: version.runKey === run.key,
      run: version.runKey && report.runByKey.get(version.runKey),
    }));
    return { model, versions: shown, left: versions.length - shown.length };
  });
}
