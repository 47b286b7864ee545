import type { BoardDataset, BoardMetric, BoardOptions } from './board-types.ts';

/**
 * What a script needs to make the boards of an experiment besides the columns of its runs: how they are made unless a
 * reader chooses otherwise, and what the columns do not hold. Lists by run are in the order of the columns.
 */
export type LeaderboardSettings = {
  readonly format: 'runfolio-leaderboard-settings';
  readonly version: 1;
  readonly options: Omit<BoardOptions, 'metric' | 'dataset'>;
  /** The param or tag that says what runs are about; else their datasets do. */
  readonly taskKey?: string | undefined;
  /** Keys of the metrics that have a page. */
  readonly shown: readonly string[];
  /** Keys of the others that could be ranked. */
  readonly further: readonly string[];
  /** Metrics that are weighed against each other; absent when the settings name none. */
  readonly tradeoffs?: readonly (readonly string[])[] | undefined;
  readonly metrics: readonly LeaderboardMetricFacts[];
  readonly datasets: readonly BoardDataset[];
};

export type LeaderboardMetricFacts = {
  readonly metric: BoardMetric;
  /** Points of each run, or of every run that has it. */
  readonly points: number | readonly number[];
  /** By run, the number of the dataset of its latest point, -1 for none; absent when none has one. */
  readonly datasets?: readonly number[] | undefined;
};
