import { type Goal, signOf } from '../../statistics/goal.ts';
import { findRegressions, type Regression } from '../../statistics/regressions.ts';
import { detectSteps, type Level } from '../../statistics/step-detection.ts';
import { comparableValue } from '../configurations/param-value.ts';
import { compareText } from '../order.ts';
import type { Board, BoardRun, ValueOf } from './board-types.ts';
import { allConfigurations } from './metric-means.ts';

/** A run with its finite value, when it ended and the name of its configuration. */
export type TrendRun = {
  readonly run: BoardRun;
  readonly value: number;
  readonly endTimeMs: number;
  readonly configuration: string;
  readonly series: number | undefined;
};

/** A param that differs between two runs; undefined where it was not logged. */
export type ParamStep = {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/** A run that was better than all that had ended before it. */
export type TrendRecord = TrendRun & {
  /** Place among the runs of the trend. */
  readonly place: number;
  /** Its value − that of the record before; undefined for the first. */
  readonly gain: number | undefined;
  /** Against the record before, by key. */
  readonly changed: readonly ParamStep[];
};

/** Levels that describe the values; all in places among the runs of the trend. */
export type TrendSteps = {
  /** The first of the runs that were looked at: of very many the latest. */
  readonly from: number;
  readonly levels: readonly Level[];
  readonly regressions: readonly Regression[];
};

/** How values went as runs ended. */
export type Trend = {
  /** By the time they ended. */
  readonly runs: readonly TrendRun[];
  readonly records: readonly TrendRecord[];
  /** What the step test finds; undefined with fewer than eight runs. */
  readonly steps: TrendSteps | undefined;
  readonly withoutTime: number;
  readonly nonFinite: number;
};

/** Of fewer values nearly each is a level of its own. */
export const FEWEST_TESTED = 8;
/** More runs make the search slow, and older ones say little of what is now. */
const MOST_TESTED = 500;
const OLDER = 'older duplicate';

/**
 * The runs behind a board by the time they ended, older runs of the same repeat too; which were better than all before;
 * and the levels that asv's step test finds among their values. Undefined when the metric has no goal, or no run a time.
 */
export function makeTrend(board: Board, measure: ValueOf): Trend | undefined {
  const found = findRecords(board, measure);
  const { goal } = board;
  if (!found || !goal) return undefined;
  return { ...found, steps: found.runs.length < FEWEST_TESTED ? undefined : trendSteps(found.runs, goal) };
}

/** A trend without the step test, which takes far longer. */
export function findRecords(board: Board, measure: ValueOf): Omit<Trend, 'steps'> | undefined {
  const { goal } = board;
  if (!goal) return undefined;
  const candidates = trendCandidates(board);
  const timed = candidates.filter(({ run }) => run.endTimeMs !== undefined);
  const runs = timed
    .flatMap(({ run, configuration, series }): readonly TrendRun[] => {
      const value = measure(run, board.options.metric)?.value;
      if (value === undefined || !Number.isFinite(value)) return [];
      return [{ run, value, endTimeMs: run.endTimeMs ?? 0, configuration, series }];
    })
    .sort((a, b) => a.endTimeMs - b.endTimeMs || compareText(a.run.id, b.run.id));
  if (runs.length === 0) return undefined;
  return {
    runs,
    records: recordsOf(runs, signOf(goal)),
    withoutTime: candidates.length - timed.length,
    nonFinite: timed.length - runs.length,
  };
}

function trendSteps(runs: readonly TrendRun[], goal: Goal): TrendSteps {
  const from = Math.max(0, runs.length - MOST_TESTED);
  const levels = detectSteps(runs.slice(from).map(({ value }) => value)).map((level) => ({
    ...level,
    from: level.from + from,
    to: level.to + from,
  }));
  return { from, levels, regressions: findRegressions(levels, goal) };
}

function trendCandidates(board: Board): readonly Pick<TrendRun, 'run' | 'configuration' | 'series'>[] {
  return allConfigurations(board).flatMap(({ units, leftOut, name, series }) => {
    const older = leftOut.filter(({ reason }) => reason === OLDER).map(({ run }) => run);
    const own = [...units.flatMap(({ runs }) => runs), ...older];
    return own.map((run) => ({ run, configuration: name, series }));
  });
}

function recordsOf(runs: readonly TrendRun[], sign: 1 | -1): readonly TrendRecord[] {
  const records: TrendRecord[] = [];
  runs.forEach((entry, place) => {
    const former = records.at(-1);
    if (former && !(sign * entry.value > sign * former.value)) return;
    records.push({
      ...entry,
      place,
      gain: former && entry.value - former.value,
      changed: former ? changedParams(former.run, entry.run) : [],
    });
  });
  return records;
}

/** The params in which a run differs from an earlier one, by key; `1` and `1.0` are the same. */
export function changedParams(
  before: Pick<BoardRun, 'params'>,
  after: Pick<BoardRun, 'params'>,
): readonly ParamStep[] {
  const [old, own] = [before, after].map(
    ({ params }) => new Map(params.map(({ key, value }) => [key, value])),
  ) as [Map<string, string>, Map<string, string>];
  return [...new Set([...old.keys(), ...own.keys()])]
    .sort(compareText)
    .flatMap((key): readonly ParamStep[] => {
      const [a, b] = [old.get(key), own.get(key)];
      const isSame = a !== undefined && b !== undefined && comparableValue(a) === comparableValue(b);
      return isSame ? [] : [{ key, before: a, after: b }];
    });
}
