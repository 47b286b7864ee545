import {
  makeTrend,
  type ParamStep,
  type Trend,
  type TrendRecord,
} from '../../../analysis/leaderboard/trend.ts';
import {
  countOf,
  cut,
  formatDateTime,
  formatDifference,
  formatExact,
  formatMetric,
  NOT_LOGGED,
} from '../../format.ts';
import { rankedDecimals } from '../../metric-display.ts';
import type { Figure, RichText } from '../figure.ts';
import { type ConfigurationName, configurationName, metricText, type SectionInput } from './section-input.ts';
import { stepsText } from './steps-text.ts';
import { trendFigure } from './trend-figure.ts';

export type RecordRow = {
  /** UTC. */
  readonly date: string;
  readonly configuration: ConfigurationName;
  readonly run: { readonly text: string; readonly path: string };
  readonly value: string;
  readonly exact: string;
  /** Over the record before. */
  readonly gain: string | undefined;
  readonly changed: readonly { readonly key: string; readonly from: string; readonly to: string }[];
  readonly moreChanged: number;
};

/** How the best value came about, and whether the level of the values changed. */
export type TrendSection = {
  readonly figure: Figure | undefined;
  readonly metric: string;
  /** The latest record first. */
  readonly rows: readonly RecordRow[];
  /** Records there are; more than `rows` when the table is cut. */
  readonly total: number;
  readonly steps: readonly RichText[];
  readonly notes: readonly string[];
  /** Why there is nothing, in a sentence. */
  readonly empty: RichText | undefined;
};

const MOST_RECORDS = 30;
const MOST_PARAMS = 6;

/** The trend of the board's metric over the runs behind the board. */
export async function trendSection(input: SectionInput): Promise<TrendSection> {
  const { board, measure } = input;
  const { metric } = board.options;
  const trend = makeTrend(board, measure);
  const key = metricText(metric.key);
  if (!trend) {
    const why = board.goal
      ? 'no run on this board has a finite value and an end time'
      : 'its direction is not known';
    return {
      figure: undefined,
      metric: key,
      rows: [],
      total: 0,
      steps: [],
      notes: [],
      empty: ['No trend of ', { key }, `: ${why}.`],
    };
  }
  const decimals = trendDecimals(input, trend);
  return {
    figure: await trendFigure(input, trend, decimals),
    metric: key,
    rows: trend.records
      .slice(-MOST_RECORDS)
      .map((record) => recordRow(record, decimals))
      .toReversed(),
    total: trend.records.length,
    steps: stepsText(trend, decimals),
    notes: notesOf(trend),
    empty: undefined,
  };
}

function trendDecimals({ settings, board }: SectionInput, { runs }: Trend): number {
  const { metric } = board.options;
  return rankedDecimals(
    settings,
    metric.key,
    metric.goal.goal,
    runs.map(({ value }) => value),
  );
}

function recordRow(record: TrendRecord, decimals: number): RecordRow {
  const { run, value, endTimeMs, configuration, series, gain, changed } = record;
  return {
    date: formatDateTime(endTimeMs),
    configuration: configurationName({ name: configuration, series }),
    run: { text: cut(run.name, 60), path: run.path },
    value: formatMetric(value, decimals),
    exact: formatExact(value),
    gain: gain === undefined ? undefined : formatDifference(gain, decimals),
    changed: changed.slice(0, MOST_PARAMS).map(changeTexts),
    moreChanged: Math.max(0, changed.length - MOST_PARAMS),
  };
}

function changeTexts({ key, before, after }: ParamStep): RecordRow['changed'][number] {
  const text = (value: string | undefined) =>
    value === undefined ? NOT_LOGGED : cut(value.trim() || '(empty)', 40);
  return { key: cut(key, 40), from: text(before), to: text(after) };
}

function notesOf({ withoutTime, nonFinite, runs }: Trend): readonly string[] {
  return [
    `Active runs that count on the board, ${countOf(runs.length, 'run')} by the time they ended (UTC); older runs of a repeat that was run again are among them.`,
    'A record is the value of a single run. It is no tested improvement, and the more runs there are the likelier one is by chance: the ranking says what the repeats support.',
    ...(nonFinite > 0 ? [`Not drawn: ${countOf(nonFinite, 'run')} without a finite value.`] : []),
    ...(withoutTime > 0 ? [`Not drawn: ${countOf(withoutTime, 'run')} without an end time.`] : []),
  ];
}
