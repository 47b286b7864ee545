import type { BootstrapInterval } from '../../statistics/bootstrap-interval.ts';
import type { DifferenceTest } from '../../statistics/difference.ts';
import type { Goal } from '../../statistics/goal.ts';
import type { NotShown } from '../../statistics/not-shown.ts';
import type { PairMethod, PairTest } from '../../statistics/pair-tests.ts';
import type { RankPlace } from '../../statistics/rank-table.ts';
import type { RankMode } from '../../statistics/rank-texts.ts';
import type { ResampledStatistic } from '../../statistics/resampled.ts';
import type { SmallestDifference } from '../../statistics/smallest-difference.ts';
import type { Summary } from '../../statistics/summary.ts';
import type { Bounds, MeanInterval } from '../../statistics/t-interval.ts';
import type { WilsonInterval } from '../../statistics/wilson.ts';
import type { Unit } from '../../statistics/wording.ts';
import type { MetricGoal } from '../metric-goal.ts';
import type { SeriesParam } from '../series-param.ts';
import type { RunValue, ValueRule } from './value-rule.ts';

type KeyValue = { readonly key: string; readonly value: string };

/** A dataset as runs name it. */
export type BoardDataset = {
  readonly name: string;
  readonly digest: string;
  /** `mlflow.data.context`: training, eval, validation, test, … */
  readonly context?: string | undefined;
};

/** What a board needs to know of a run: from the snapshot at build, from columns in the browser. */
export type BoardRun = {
  /** Its key in the report. */
  readonly id: string;
  readonly name: string;
  /** Of its page, as `routes.ts` gives it; empty where there are no pages. */
  readonly path: string;
  readonly status: string;
  readonly lifecycleStage: 'active' | 'deleted';
  readonly params: readonly KeyValue[];
  readonly tags: readonly KeyValue[];
  readonly parentId?: string | undefined;
  readonly startTimeMs?: number | undefined;
  readonly endTimeMs?: number | undefined;
  readonly commit?: string | undefined;
  readonly datasets: readonly BoardDataset[];
  /** Aliases and stages of the model versions registered from it: `champion`, `Production`. */
  readonly marks: readonly string[];
};

/** A metric as a board ranks or shows it. */
export type BoardMetric = {
  readonly key: string;
  readonly goal: MetricGoal;
  readonly unit?: string | undefined;
  /** Decimals that the settings ask for. */
  readonly digits?: number | undefined;
  /** What the metric can be at least and at most; intervals end there. */
  readonly bounds?: Bounds | undefined;
  /** How many items the metric is a share of: then single runs have Wilson's interval. */
  readonly items?: number | undefined;
  readonly rule: ValueRule;
};

/**
 * The value of a run by the metric's rule; undefined when it has none. `dataset` is that of the latest point, when the
 * metric was logged with one.
 */
export type ValueOf = (
  run: BoardRun,
  metric: Pick<BoardMetric, 'key' | 'goal' | 'rule'>,
) => (RunValue & { readonly dataset?: BoardDataset | undefined }) | undefined;

/** How a board is made: everything that the settings, or a reader in the browser, can choose. */
export type BoardOptions = {
  readonly metric: BoardMetric;
  /** What is shown of a configuration's repeats; ranks are by means whatever is shown. */
  readonly statistic: ResampledStatistic;
  /** Of medians and interquartile means, for their bootstrap intervals. */
  readonly resamples: number;
  /** Of intervals, 0.95 unless chosen. */
  readonly level: number;
  /** The risk that any printed order is wrong, 0.05 unless chosen. */
  readonly alpha: number;
  /** `auto` pairs where all configurations have the same repeats; `pooled` assumes equal spread. */
  readonly test: 'auto' | 'welch' | 'pooled';
  /** Statuses that count; runs of others are left out. */
  readonly statuses: readonly string[];
  /** Exactly these params tell repeats apart. */
  readonly repeat?: readonly string[] | undefined;
  /** Exactly these params make a configuration. */
  readonly groupBy?: readonly string[] | undefined;
  /** These params do not count. */
  readonly ignore?: readonly string[] | undefined;
  /** `params.…` and `tags.…` that must be the same in all runs of a board, such as the number of epochs. */
  readonly comparable: readonly string[];
  /** The dataset that the board is about; of the most runs when absent. */
  readonly dataset?: DatasetIdentity | undefined;
  /** The run whose configuration the others are measured against. */
  readonly baseline?: string | undefined;
  /** What gives configurations their colour and marker. */
  readonly series?: SeriesParam | undefined;
};

/** What a metric was measured on, as far as it was logged: of one dataset, of several read together, or of none. */
export type DatasetIdentity = {
  /** Tells identities apart; empty where none was logged. */
  readonly key: string;
  /** `digits-test (866d8d32)`; `no dataset` where none was logged. */
  readonly text: string;
  readonly datasets: readonly BoardDataset[];
};

/** One repeat of a configuration, and the runs behind its value. */
export type BoardUnit = {
  /** What tells it from the others; the same text in other configurations is the same repeat. */
  readonly repeat: string | undefined;
  /** The mean over its folds, where it has several runs. */
  readonly value: number;
  readonly runs: readonly BoardRun[];
  /** The step of its value, when it has one run and that is known. */
  readonly step: number | undefined;
};

/** A run without a place, and why. */
export type LeftOutBoardRun = { readonly run: BoardRun; readonly reason: string };

/** A configuration measured against another: its mean − the other's. */
export type BoardDifference = {
  readonly difference: number;
  /** With its interval, or why there is none. */
  readonly test: DifferenceTest | NotShown;
  /** p corrected by Holm over the comparisons printed together; undefined where not tested. */
  readonly adjusted: number | undefined;
  /** Whether the corrected p is at most alpha. */
  readonly isSeparated: boolean;
  /** Of the means, tested or not; `equal` only when they are the same number. */
  readonly word: 'better' | 'worse' | 'equal';
  /** As a share of the other's mean, where that means something. */
  readonly relative: number | undefined;
};

/** A param of a configuration; undefined where it was not logged. */
export type BoardParam = { readonly key: string; readonly value: string | undefined };

/** The number that a board shows of a configuration; undefined when a value is not finite. */
export type ShownFigure = {
  readonly value: number | undefined;
  readonly interval: MeanInterval | WilsonInterval | BootstrapInterval | NotShown;
};

/** A configuration: what ranked and unranked rows have in common. */
export type BoardConfiguration = {
  /** Canonical, the same for the same params in whatever order they were logged. */
  readonly id: string;
  /** Short and unique on the board; text from runs. */
  readonly name: string;
  /** Those that differ between configurations, by key. */
  readonly params: readonly BoardParam[];
  readonly units: readonly BoardUnit[];
  readonly n: number;
  /** What n counts. */
  readonly unit: Exclude<Unit, 'item' | 'metric'>;
  /** Of its values; undefined when one is not finite. */
  readonly summary: Summary | undefined;
  /** Of the mean: t over repeats, Wilson's over items for a single run, or why there is none. */
  readonly interval: MeanInterval | WilsonInterval | NotShown;
  /** By the board's statistic; of a single run always its value. */
  readonly shown: ShownFigure;
  /** Of all its runs, without repetition. */
  readonly marks: readonly string[];
  /** Number of its colour and marker, from 1; undefined when it belongs to no series. */
  readonly series: number | undefined;
  /** Runs that would have been its repeats, such as failed seeds: dropping them may flatter it. */
  readonly leftOut: readonly LeftOutBoardRun[];
  /** Different git commits of its runs. */
  readonly commits: readonly string[];
  /** How many values the best was chosen from in each run, least and most; undefined by other rules. */
  readonly choices: { readonly least: number; readonly most: number } | undefined;
};

/** `untested`: it is the only configuration with repeats, so that there is nothing to test it against. */
export type BoardPlace = RankPlace | { readonly kind: 'untested'; readonly text: 'not tested' };

/** A configuration with a place in the order. */
export type BoardRow = BoardConfiguration & {
  readonly summary: Summary;
  readonly place: BoardPlace;
  /** Tier that it is drawn in, from 1: no row of a tier is separated from its first. Undefined when not tested. */
  readonly tier: number | undefined;
  /** Whether nothing is separated from it as better: it shares the first place, or has it alone. */
  readonly isFirst: boolean;
  /** Undefined for the leader itself. */
  readonly toLeader: BoardDifference | undefined;
  /** Undefined for the baseline itself, and where there is none. */
  readonly toBaseline: BoardDifference | undefined;
  readonly isBaseline: boolean;
};

/** A configuration without a place in the order, and why. */
export type UnrankedConfiguration = BoardConfiguration & { readonly reason: string };

/** Rich text made of parts, so that names are set as such and numbers by the page's own hand. */
export type TextPart =
  | { readonly kind: 'strong' | 'text'; readonly text: string }
  /** Text from runs: of a configuration, a metric, a param. */
  | { readonly kind: 'name'; readonly text: string }
  /** A value of the board's metric. */
  | { readonly kind: 'value'; readonly value: number; readonly decimals: number | undefined };

/** The metric's goal is not known: what to add to `runfolio.yaml` so that it is ranked. */
export type GoalNotice = { readonly text: string; readonly settings: string };

/** A board: what is ranked, what is not, what was left out, and what may be said of it. */
export type Board = {
  readonly options: BoardOptions;
  readonly goal: Goal | undefined;
  /** What its runs were measured on. */
  readonly dataset: DatasetIdentity;
  /** From the best mean to the worst. */
  readonly rows: readonly BoardRow[];
  /** By name. */
  readonly unranked: readonly UnrankedConfiguration[];
  /** By the run's id: every run is behind one row, one unranked configuration, or here. */
  readonly leftOut: readonly LeftOutBoardRun[];
  readonly mode: RankMode;
  readonly method: PairMethod;
  /** What most configurations are repeated over. */
  readonly unit: BoardConfiguration['unit'];
  /** Ids of the rows with two repeats or more, in order: `pairs` count places among these. */
  readonly tested: readonly string[];
  readonly pairs: readonly PairTest[];
  /** Id of the row that the others are measured against. */
  readonly baseline: string | undefined;
  /** Decimals for means and half-widths, two digits of the middle interval; undefined without intervals. */
  readonly decimals: number | undefined;
  /** The result with its doubt. */
  readonly sentence: readonly TextPart[];
  /** How ranks came about: method, n, correction; what is shown, where that is not the mean. */
  readonly header: string;
  /** What the values are: `last logged value`; how they were chosen, when that flatters. */
  readonly valueText: string;
  /** What the data could have shown. */
  readonly smallest: SmallestDifference | undefined;
  /** The same for the comparisons with the baseline, which are fewer. */
  readonly smallestToBaseline: SmallestDifference | undefined;
  /** How runs were grouped, and how many were left out. */
  readonly configurationsText: string;
  /** What a reader must know besides; not alarming. */
  readonly notes: readonly string[];
  /** What may make the board wrong. */
  readonly warnings: readonly string[];
  /** Undefined when the goal is known. */
  readonly goalNotice: GoalNotice | undefined;
};
