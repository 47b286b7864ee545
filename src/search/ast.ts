/** What a search text means. A text that MLflow accepts means what it means there; the rest is Runfolio's own. */

export const TEXT_ATTRIBUTES = ['run_id', 'run_name', 'status', 'user_id', 'artifact_uri'] as const;
export type TextAttribute = (typeof TEXT_ATTRIBUTES)[number];

export const TIME_ATTRIBUTES = ['start_time', 'end_time'] as const;
export type TimeAttribute = (typeof TIME_ATTRIBUTES)[number];

export const DATASET_ATTRIBUTES = ['name', 'digest', 'context'] as const;
export type DatasetAttribute = (typeof DATASET_ATTRIBUTES)[number];

/**
 * Which number of a metric is meant: MLflow's latest value; the least or greatest finite one of the history; the
 * value at a step; or the mean of the last `points` points.
 */
export type MetricValue =
  | { readonly kind: 'latest' | 'min' | 'max' }
  | { readonly kind: 'at'; readonly step: number }
  | { readonly kind: 'mean'; readonly points: number };

/** `best` is `max` or `min`, as the goal of the metric says. */
export type MetricField = {
  readonly kind: 'metric';
  readonly key: string;
  readonly value: MetricValue | { readonly kind: 'best' };
};
export type ParamField = { readonly kind: 'param'; readonly key: string };
export type TagField = { readonly kind: 'tag'; readonly key: string };

/** What has a text. A run may have several datasets: a comparison holds when it holds for any of them. */
export type TextField =
  | ParamField
  | TagField
  | { readonly kind: 'attribute'; readonly name: TextAttribute }
  | { readonly kind: 'dataset'; readonly name: DatasetAttribute };

/** What has a number: times in ms since 1970 UTC, `duration` in ms, `number` being the number that a text reads as. */
export type NumberField =
  | MetricField
  | { readonly kind: 'time'; readonly name: TimeAttribute }
  | { readonly kind: 'duration' }
  | { readonly kind: 'number'; readonly of: ParamField | TagField };

export type Field = TextField | NumberField;

export const NUMBER_OPERATORS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type NumberOperator = (typeof NUMBER_OPERATORS)[number];

export type TextOperator = '=' | '!=' | 'LIKE' | 'ILIKE' | 'NOT LIKE' | 'NOT ILIKE';
export type ListOperator = 'IN' | 'NOT IN';
export type NullOperator = 'IS NULL' | 'IS NOT NULL';

/** `written` is how the number is spelt: `0.5`, `'2026-05-14'` or `'1h 30m'`. */
export type NumberComparison = {
  readonly kind: 'compare-number';
  readonly field: NumberField;
  readonly operator: NumberOperator;
  readonly value: number;
  readonly written: 'number' | 'date' | 'duration';
};
export type Comparison =
  | NumberComparison
  | {
      readonly kind: 'compare-text';
      readonly field: TextField;
      readonly operator: TextOperator;
      readonly value: string;
    }
  | {
      readonly kind: 'compare-list';
      readonly field: TextField;
      readonly operator: ListOperator;
      readonly values: readonly string[];
    }
  | { readonly kind: 'compare-null'; readonly field: Field; readonly operator: NullOperator };

/**
 * A condition on runs. `all` and `any` hold two or more; none of `all` is itself an `all`, none of `any` an `any`.
 */
export type Condition =
  | Comparison
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] };

/** A filter; undefined is the empty one, which every run meets. */
export type Filter = Condition | undefined;

export type OrderField = Exclude<Field, { kind: 'dataset' }>;
export type Direction = 'ASC' | 'DESC';

/** One term of an order: what to sort by, and in which direction. */
export type OrderTerm = { readonly field: OrderField; readonly direction: Direction };
