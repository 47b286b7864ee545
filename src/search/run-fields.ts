import type { DatasetAttribute, MetricValue, TextAttribute, TimeAttribute } from './ast.ts';
import type { GoalOf } from './parse-field.ts';

/** Reads one thing of a run; undefined when the run does not have it. */
export type Read<Row, Value> = (row: Row) => Value | undefined;

/**
 * How searching reads a run, whatever form a run has: an entity, or a number that is a row of a file of columns. Each
 * of these is called once for a comparison, so that it can look up its column; what it gives is called for every run.
 */
export type RunFields<Row> = {
  readonly attribute: (name: TextAttribute) => Read<Row, string>;
  /** Milliseconds since 1970 UTC. */
  readonly time: (name: TimeAttribute) => Read<Row, number>;
  readonly param: (key: string) => Read<Row, string>;
  readonly tag: (key: string) => Read<Row, string>;
  /** NaN and infinities are values. `at` and `mean` need the history: where there is none, no run has them. */
  readonly metric: (key: string, value: MetricValue) => Read<Row, number>;
  /** One value per dataset that has one. */
  readonly dataset: (name: DatasetAttribute) => (row: Row) => readonly string[];
};

export type SearchOptions = {
  /** Says for `best()` whether more or less is better; no run has the best of a metric without a goal. */
  readonly goalOf?: GoalOf;
};
