import type { ReviewAlone, ReviewComparison } from '../../entities/review-file.ts';
import type { Run } from '../../entities/run.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Unit } from '../../statistics/wording.ts';
import { boardMetric } from '../leaderboard/board-options.ts';
import type { BoardMetric } from '../leaderboard/board-types.ts';
import { compareText } from '../order.ts';
import { primaryMetric } from '../rank-runs.ts';
import { artifactChanges } from './artifact-changes.ts';
import { compareUnits } from './compare-units.ts';
import { fieldChanges } from './field-changes.ts';
import { type GateCheck, looksAt } from './gates/gate-rule.ts';
import type { GateSubject } from './gates/gate-subject.ts';
import { type MatchedRuns, matchRuns, type RunMatch } from './match-runs.ts';
import { metricChange } from './metric-change.ts';
import { reviewCurve } from './review-curve.ts';
import { reviewNames } from './review-names.ts';
import { commonKind, type SideUnits, sideUnits } from './review-replicas.ts';
import type { ReviewedExperiment, ReviewSource } from './review-source.ts';
import { summarized } from './summarized.ts';

export type ExperimentReview = {
  readonly unchanged: number;
  readonly comparisons: readonly Omit<ReviewComparison, 'id'>[];
  readonly added: readonly ReviewAlone[];
  readonly removed: readonly ReviewAlone[];
  readonly subjects: readonly GateSubject[];
  readonly notes: readonly string[];
};

type Facts = {
  readonly sources: { readonly base: ReviewSource; readonly head: ReviewSource };
  readonly settings: Settings;
  readonly checks: readonly GateCheck[];
};

/** Histories are files: so many comparisons of an experiment have curves, and so many metrics of each. */
const MOST_CURVES = { comparisons: 24, metrics: 4 };

/** What became of the runs of one experiment. */
export function experimentReview(reviewed: ReviewedExperiment, facts: Facts): ExperimentReview {
  const matched = matchRuns(reviewed, facts.sources, facts.settings);
  const work = worker(reviewed, matched, facts);
  const matches = matched.matches.map((match) => ({
    ...match,
    runs: match.head,
    isOneRun: match.matchedBy === 'run id',
  }));
  const alone = { added: matched.added, removed: matched.removed };
  const names = reviewNames(
    [...matches, ...[...alone.added, ...alone.removed].map(({ runs }) => ({ runs, isOneRun: false }))],
    matched,
  );
  const nameOf = (index: number) => names[index] ?? '';
  const comparisons = matches
    .map((match, index) => work.comparison(match, nameOf(index)))
    .sort((a, b) => compareText(a.name, b.name));
  const aloneOf = (side: 'base' | 'head', runs: readonly Run[], index: number) =>
    work.alone(side, runs, nameOf(index));
  return {
    unchanged: matched.unchanged.length,
    comparisons: comparisons
      .map((comparison, index) =>
        index < MOST_CURVES.comparisons ? work.withCurves(comparison) : comparison,
      )
      .map(({ sides: _, ...rest }) => rest),
    added: alone.added.map(({ runs }, index) => aloneOf('head', runs, matches.length + index)),
    removed: alone.removed.map(({ runs }, index) =>
      aloneOf('base', runs, matches.length + alone.added.length + index),
    ),
    subjects: [
      ...matches.map((match, index) => work.subject(match, nameOf(index))),
      ...alone.added.map(({ runs }, index) =>
        work.subject({ base: [], head: runs }, nameOf(matches.length + index)),
      ),
      ...work.unchangedSubjects(),
    ],
    notes: work.notes(comparisons),
  };
}

/** The functions that make parts of the review of one experiment, all of the same facts. */
function worker(reviewed: ReviewedExperiment, matched: MatchedRuns, { sources, settings, checks }: Facts) {
  const { label, experiment } = reviewed;
  const primary = primaryMetric([...reviewed.base, ...reviewed.head], settings, experiment)?.key;
  const experimentMetrics = metricKeys([...reviewed.base, ...reviewed.head]);
  const known = new Map<string, BoardMetric>();
  const metricOf = (key: string): BoardMetric => {
    const metric = known.get(key) ?? boardMetric(key, settings, experiment);
    known.set(key, metric);
    return metric;
  };
  const { level } = settings.leaderboards;
  const units = (side: 'base' | 'head', runs: readonly Run[], metric: BoardMetric): SideUnits =>
    sideUnits(runs, metric, { source: sources[side], repeatOf: matched.repeatOf, settings });
  const isListed = (key: string) =>
    !key.startsWith('system/') || checks.some(({ rule }) => looksAt(rule, key, { isPrimary: false }));

  type Comparison = Omit<ReviewComparison, 'id'> & { readonly sides: Pick<RunMatch, 'base' | 'head'> };
  const comparison = (match: RunMatch, name: string): Comparison => {
    const { base, head, matchedBy, matchedOn } = match;
    const isSameRun = matchedBy === 'run id';
    let unit: Extract<Unit, 'seed' | 'fold' | 'repeat'> = 'repeat';
    const metrics = [...metricKeys([...base, ...head])].filter(isListed).flatMap((key) => {
      const metric = metricOf(key);
      const own = { base: units('base', base, metric), head: units('head', head, metric) };
      if (own.base.units.length + own.head.units.length === 0) return [];
      const kind = commonKind(own.base, own.head);
      if (kind !== 'repeat') unit = kind;
      return metricChange(metric, own, { isSameRun, isPrimary: key === primary, level, checks });
    });
    const [before, after] = [lastRun(base), lastRun(head)];
    return {
      experiment: label,
      name,
      matchedBy,
      matchedOn,
      unit,
      baseRuns: base.map((run) => reviewRun(run, matched)),
      headRuns: head.map((run) => reviewRun(run, matched)),
      ...fieldChanges(base, head, matched.repeatParams),
      metrics: metrics.sort(
        (a, b) =>
          Number(b.isPrimary) - Number(a.isPrimary) ||
          Number(b.isGated) - Number(a.isGated) ||
          compareText(a.key, b.key),
      ),
      artifacts: before && after ? [...artifactChanges(before, after, sources)] : [],
      artifactRuns: { ...(before ? { base: before.key } : {}), ...(after ? { head: after.key } : {}) },
      sides: { base, head },
    };
  };

  const withCurves = (made: Comparison): Comparison => {
    const wanted = made.metrics
      .filter(({ isPrimary, isGated, reading }) => isPrimary || isGated || !QUIET.has(reading))
      .slice(0, MOST_CURVES.metrics);
    return {
      ...made,
      metrics: made.metrics.map((metric) => {
        if (!wanted.includes(metric)) return metric;
        const base = reviewCurve(made.sides.base, metric.key, sources.base);
        const head = reviewCurve(made.sides.head, metric.key, sources.head);
        if (!base && !head) return metric;
        return { ...metric, curves: { ...(base ? { base } : {}), ...(head ? { head } : {}) } };
      }),
    };
  };

  const alone = (side: 'base' | 'head', runs: readonly Run[], name: string): ReviewAlone => ({
    experiment: label,
    name,
    runs: runs.map((run) => reviewRun(run, matched)),
    params: (runs[0]?.params ?? []).filter(({ key }) => !matched.repeatParams.includes(key)),
    metrics: [...metricKeys(runs)]
      .filter(isListed)
      .flatMap((key) => {
        const metric = metricOf(key);
        const found = summarized(units(side, runs, metric));
        if (!found) return [];
        const { goal } = metric.goal;
        return [{ key, ...found, ...(goal ? { goal } : {}), isPrimary: key === primary }];
      })
      .sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || compareText(a.key, b.key)),
  });

  const subject = (
    { base, head, matchedBy }: Pick<RunMatch, 'base' | 'head'> & { matchedBy?: RunMatch['matchedBy'] },
    name: string,
    isUnchanged = false,
  ): GateSubject => ({
    experimentLabel: label,
    experiment,
    name,
    head,
    base,
    isUnchanged,
    primary,
    experimentMetrics,
    metricOf,
    unitsOf: (metric, only) => {
      const before = units('base', base, metric);
      const all = units('head', head, metric);
      const keys = new Set<string>([...only].map(({ key }) => key));
      const after = { ...all, units: all.units.filter(({ runIds }) => runIds.every((id) => keys.has(id))) };
      const difference = compareUnits(before, after, {
        level,
        least: metric.bounds?.low,
        isSameRun: matchedBy === 'run id',
      });
      return { base: before, head: after, difference };
    },
  });

  /** What head has as base has it: bounds hold for it too. */
  const unchangedSubjects = (): readonly GateSubject[] => {
    const inBase = new Map(reviewed.base.map((run) => [run.runId, run]));
    const groups = Map.groupBy(matched.unchanged, (run) => {
      const before = inBase.get(run.runId);
      return (before && matched.configurationOf(before)) ?? run.runId;
    });
    const own = [...groups.values()];
    const names = reviewNames(
      own.map((runs) => ({ runs, isOneRun: false })),
      matched,
    );
    return own.map((runs, index) => subject({ base: [], head: runs }, names[index] ?? '', true));
  };

  const notes = (made: readonly Comparison[]): readonly string[] => {
    const others = made.filter(({ datasets }) => datasets.length > 0).length;
    return others > 0
      ? [
          `${label}: ${others === 1 ? '1 comparison is' : `${others} comparisons are`} between other datasets, so that values may not be comparable.`,
        ]
      : [];
  };

  return { comparison, withCurves, alone, subject, unchangedSubjects, notes };
}

const QUIET = new Set(['unchanged', 'within noise']);

function metricKeys(runs: readonly Run[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { metrics } of runs) for (const { key } of metrics) keys.add(key);
  return keys;
}

function lastRun(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>(
    (last, run) =>
      last && (last.endTimeMs ?? last.startTimeMs ?? 0) >= (run.endTimeMs ?? run.startTimeMs ?? 0)
        ? last
        : run,
    undefined,
  );
}

function reviewRun(run: Run, { repeatOf }: MatchedRuns) {
  const repeat = repeatOf(run)?.unit;
  const { key, runId, name, status } = run;
  return { key, runId, name, status, ...(repeat === undefined ? {} : { repeat }) };
}
