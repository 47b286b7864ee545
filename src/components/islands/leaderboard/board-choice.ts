import type { Goal } from '../../../statistics/goal.ts';
import type { ResampledStatistic } from '../../../statistics/resampled.ts';

/** What a reader has chosen about a board; it lives in the address. Undefined is as published. */
export type BoardChoice = {
  readonly metric: string | undefined;
  /** As settings write it: `best`, `mean-of-last:5`. */
  readonly rule: string | undefined;
  /** Of the metric, where nothing but its name says which is better. */
  readonly goal: Goal | undefined;
  /** Of intervals; the risk of a wrong order is the rest. */
  readonly level: number | undefined;
  /** What is shown of repeats; ranks are by means. */
  readonly statistic: ResampledStatistic | undefined;
  readonly groupBy: readonly string[] | undefined;
  readonly ignore: readonly string[] | undefined;
  readonly repeat: readonly string[] | undefined;
  /** In the search language. */
  readonly filter: string;
};

export const PUBLISHED: BoardChoice = {
  metric: undefined,
  rule: undefined,
  goal: undefined,
  level: undefined,
  statistic: undefined,
  groupBy: undefined,
  ignore: undefined,
  repeat: undefined,
  filter: '',
};

export const LEVELS = [0.8, 0.9, 0.95, 0.99, 0.999] as const;

export const STATISTICS = ['mean', 'median', 'iqm'] as const;

/** The lists of params that a reader can put a param on. */
export const PARAM_LISTS = ['groupBy', 'ignore', 'repeat'] as const;
export type ParamList = (typeof PARAM_LISTS)[number];

/** Whether the board is as published. */
export function isPublished({ filter, ...choice }: BoardChoice): boolean {
  return filter.trim() === '' && Object.values(choice).every((value) => value === undefined);
}

/** The choice after a param was put on a list, or on none; a list that is as published again is not kept. */
export function placeParam(
  choice: BoardChoice,
  published: Readonly<Partial<Record<ParamList, readonly string[] | undefined>>>,
  param: string,
  list: ParamList | undefined,
): BoardChoice {
  const changed = PARAM_LISTS.map((name): [ParamList, readonly string[] | undefined] => {
    const before = published[name] ?? [];
    const others = (choice[name] ?? before).filter((key) => key !== param);
    const now = name === list ? [...others, param].sort() : others;
    return [name, now.join('\n') === [...before].sort().join('\n') ? undefined : now];
  });
  return { ...choice, ...Object.fromEntries(changed) };
}
