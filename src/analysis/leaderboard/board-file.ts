import type { LeaderboardFile } from '../../entities/leaderboard-file.ts';
import { encodeMetricValue } from '../../entities/stored-metric-value.ts';
import { type FormatValue, plainText } from './board-sentence.ts';
import type {
  Board,
  BoardConfiguration,
  BoardDifference,
  BoardOptions,
  BoardRow,
  LeftOutBoardRun,
  ShownFigure,
} from './board-types.ts';
import { valueRuleText } from './value-rule.ts';

type RowFile = LeaderboardFile['rows'][number];
type Statistic = BoardOptions['statistic'];
type ConfigurationFile = Omit<RowFile, 'rank' | 'toLeader' | 'toBaseline'>;

/**
 * A board as JSON, by the schema `leaderboard.json`. Values that JSON does not have are their names as texts.
 *
 * @param format writes the values of the sentence.
 */
export function boardFile(board: Board, title: string | undefined, format: FormatValue): LeaderboardFile {
  const { options, smallest } = board;
  const {
    statistic,
    resamples,
    level,
    alpha,
    test,
    statuses,
    repeat,
    groupBy,
    ignore = [],
    comparable,
  } = options;
  return {
    format: 'runfolio-leaderboard',
    version: 1,
    ...(title === undefined ? {} : { title }),
    metric: metricFile(board),
    options: {
      statistic,
      ...(statistic === 'mean' ? {} : { resamples }),
      level,
      alpha,
      test,
      statuses: [...statuses],
      ...(repeat ? { repeat: [...repeat] } : {}),
      ...(groupBy ? { groupBy: [...groupBy] } : {}),
      ignore: [...ignore],
      comparable: [...comparable],
    },
    datasets: board.dataset.datasets.map(({ name, digest, context }) => ({
      name,
      digest,
      ...(context === undefined ? {} : { context }),
    })),
    result: plainText(board.sentence, format),
    mode: board.mode,
    method: board.header,
    unit: board.unit,
    ...(smallest ? { smallestDifference: { value: smallest.value, text: smallest.text } } : {}),
    grouping: board.configurationsText,
    notes: [...board.notes],
    warnings: [...board.warnings],
    ...(board.baseline === undefined ? {} : { baseline: board.baseline }),
    rows: board.rows.map((row) => rowFile(row, statistic)),
    unranked: board.unranked.map((row) => ({ ...configurationFile(row, statistic), reason: row.reason })),
    leftOut: board.leftOut.map(leftOutFile),
  };
}

function metricFile({ options: { metric }, valueText }: Board): LeaderboardFile['metric'] {
  return {
    key: metric.key,
    ...(metric.goal.goal ? { goal: metric.goal.goal } : {}),
    goalOrigin: metric.goal.origin,
    ...(metric.unit === undefined ? {} : { unit: metric.unit }),
    value: valueRuleText(metric.rule),
    valueText,
  };
}

function rowFile(row: BoardRow, statistic: Statistic): RowFile {
  return {
    ...configurationFile(row, statistic),
    rank: rankFile(row.place),
    ...(row.toLeader ? { toLeader: differenceFile(row.toLeader) } : {}),
    ...(row.toBaseline ? { toBaseline: differenceFile(row.toBaseline) } : {}),
  };
}

function rankFile(place: BoardRow['place']): RowFile['rank'] {
  switch (place.kind) {
    case 'interval': {
      const { kind, low, high, tier, upperBound } = place;
      return { kind, low, high, tier, upperBound };
    }
    case 'plain':
      return { kind: 'plain', rank: place.rank };
    default:
      return { kind: place.kind };
  }
}

function configurationFile(row: BoardConfiguration, statistic: Statistic): ConfigurationFile {
  const { id, name, params, units, n, unit, interval, shown, marks, leftOut } = row;
  return {
    id,
    name,
    params: params.map(({ key, value }) => ({ key, ...(value === undefined ? {} : { value }) })),
    n,
    unit,
    values: units.map(({ repeat, value, runs }) => ({
      ...(repeat === undefined ? {} : { repeat }),
      value: encodeMetricValue(value),
      runs: runs.map((run) => run.id),
    })),
    ...summaryFile(row),
    ...intervalFile(interval),
    ...(statistic === 'mean' || shown.value === undefined
      ? {}
      : {
          shown: { statistic, value: encodeMetricValue(shown.value), ...intervalFile(shown.interval) },
        }),
    marks: [...marks],
    leftOut: leftOut.map(leftOutFile),
  };
}

function intervalFile(
  interval: ShownFigure['interval'],
): Pick<NonNullable<ConfigurationFile['shown']>, 'interval' | 'noInterval'> {
  if (!interval.shown) return { noInterval: interval.reason };
  const { method, level, n } = interval;
  return {
    interval: {
      method,
      level,
      low: encodeMetricValue(interval.low),
      high: encodeMetricValue(interval.high),
      n,
      ...('resamples' in interval ? { resamples: interval.resamples, seed: interval.seed } : {}),
    },
  };
}

function summaryFile({
  summary,
}: BoardConfiguration): Pick<ConfigurationFile, 'mean' | 'sd' | 'median' | 'iqm'> {
  if (!summary) return {};
  const { mean, sd, median, iqm } = summary;
  return {
    mean: encodeMetricValue(mean),
    ...(sd === undefined ? {} : { sd: encodeMetricValue(sd) }),
    median: encodeMetricValue(median),
    ...(iqm === undefined ? {} : { iqm: encodeMetricValue(iqm) }),
  };
}

function differenceFile({
  difference,
  word,
  test,
  adjusted,
  isSeparated,
}: BoardDifference): NonNullable<RowFile['toLeader']> {
  return {
    difference: encodeMetricValue(difference),
    word,
    ...(test.shown
      ? {
          method: test.method,
          level: test.level,
          low: encodeMetricValue(test.low),
          high: encodeMetricValue(test.high),
          p: test.p,
        }
      : { notTested: test.reason }),
    ...(adjusted === undefined ? {} : { adjusted }),
    separated: isSeparated,
  };
}

function leftOutFile({ run, reason }: LeftOutBoardRun): LeaderboardFile['leftOut'][number] {
  return { run: run.id, name: run.name, reason };
}
