import { conjunction } from '../../../analysis/configurations/grouping-text.ts';
import type { FrontInput } from '../../../analysis/leaderboard/board-fronts.ts';
import type { BoardConfiguration, BoardMetric } from '../../../analysis/leaderboard/board-types.ts';
import type { TaskBoards } from '../../../analysis/leaderboard/boards-by-task.ts';
import type { MetricMean } from '../../../analysis/leaderboard/metric-means.ts';
import type { Settings } from '../../../settings/settings.ts';
import { cut } from '../../format.ts';
import { metricDecimals } from '../../metric-display.ts';
import { columnDecimals, halfOf } from '../leaderboard-cells.ts';

/** What the sections below a ranking are made from. */
export type SectionInput = FrontInput & {
  readonly settings: Settings;
  /** The board and those of the same metric on other datasets or tasks. */
  readonly tasks: TaskBoards;
};

const NAME_CHARACTERS = 60;

/** A configuration as a row's heading. */
export type ConfigurationName = {
  readonly text: string;
  /** Whole, when it was cut. */
  readonly title: string | undefined;
  readonly series: number | undefined;
};

export function configurationName({
  name,
  series,
}: Pick<BoardConfiguration, 'name' | 'series'>): ConfigurationName {
  const text = cut(name, NAME_CHARACTERS);
  return { text, title: text === name ? undefined : name, series };
}

export function metricText(key: string): string {
  return cut(key, NAME_CHARACTERS);
}

/** Decimals of a metric's means: two digits of the middle interval, unless the settings ask for others. */
export function meansDecimals(
  settings: Settings,
  metric: BoardMetric,
  means: readonly Pick<MetricMean, 'mean' | 'interval'>[],
): number {
  const halves = means.flatMap(({ interval }) => halfOf(interval) ?? []);
  const values = means.flatMap(({ mean }) => mean ?? []);
  return metric.digits ?? columnDecimals(halves, metricDecimals(settings, metric.key, values));
}

const MOST_NAMES = 8;

/** Names for a note: the first few, and how many more there are. */
export function namesText(names: readonly string[]): string {
  if (names.length <= MOST_NAMES) return conjunction(names);
  return `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}
