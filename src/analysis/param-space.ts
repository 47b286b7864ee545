import type { Run } from '../entities/run.ts';
import { numberOf } from '../search/number-text.ts';
import { compareText } from './order.ts';

export type ConstantParam = { readonly key: string; readonly value: string };
export type DifferingParam = {
  readonly key: string;
  /** Distinct values, at least two unless some runs lack the param. */
  readonly values: number;
  /** How many runs have it. */
  readonly runs: number;
  /** True when every value present reads as a number. */
  readonly numeric: boolean;
};

/** What the runs share and what tells them apart. */
export type ParamSpace = {
  /** Params that every run has with one value, by key. */
  readonly constant: readonly ConstantParam[];
  /** All others: most often present first, then by key. */
  readonly differing: readonly DifferingParam[];
};

/** Reads a param as the number it looks like (`1e-3`, `.5`, `64`); undefined for any other text. */
export function numericParam(value: string | undefined): number | undefined {
  return value === undefined ? undefined : numberOf(value);
}

/**
 * Splits the params of some runs into those that are the same everywhere and those that differ.
 * Runs without any param (a sweep's parent, say) do not make the others' params differ.
 */
export function paramSpace(runs: readonly Pick<Run, 'params'>[]): ParamSpace {
  const withParams = runs.filter(({ params }) => params.length > 0);
  const valuesByKey = new Map<string, Map<string, number>>();
  for (const { params } of withParams) {
    for (const { key, value } of params) {
      const counts = valuesByKey.get(key) ?? new Map<string, number>();
      counts.set(value, (counts.get(value) ?? 0) + 1);
      valuesByKey.set(key, counts);
    }
  }

  const constant: ConstantParam[] = [];
  const differing: DifferingParam[] = [];
  for (const [key, counts] of valuesByKey) {
    const values = [...counts.keys()];
    const present = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const [only = ''] = values;
    if (values.length === 1 && present === withParams.length && runs.length > 1) {
      constant.push({ key, value: only });
    } else {
      const numeric = values.every((value) => numericParam(value) !== undefined);
      differing.push({ key, values: values.length, runs: present, numeric });
    }
  }
  constant.sort((a, b) => compareText(a.key, b.key));
  differing.sort((a, b) => b.runs - a.runs || compareText(a.key, b.key));
  return { constant, differing };
}
