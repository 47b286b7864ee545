import { mean } from '../../statistics/moments.ts';
import type { NotShown } from '../../statistics/not-shown.ts';
import type { Summary } from '../../statistics/summary.ts';
import { type MeanInterval, tInterval } from '../../statistics/t-interval.ts';
import { summarizeUnits } from '../../statistics/unit-values.ts';
import type { BoardConfiguration, BoardMetric, BoardUnit, ValueOf } from './board-types.ts';

/** Another metric of a configuration, over the same repeats as the board's. */
export type SecondaryCell = {
  /** Repeats that have it; fewer than the row's n is worth a note. */
  readonly n: number;
  readonly nonFinite: number;
  /** Undefined when no repeat has it, or one of them is not finite. */
  readonly summary: Summary | undefined;
  readonly interval: MeanInterval | NotShown;
};

/**
 * Another metric beside a board's: its mean over the repeats that are behind each row. A repeat of several folds has it
 * when all of them do.
 */
export function secondaryColumn(
  configurations: readonly BoardConfiguration[],
  metric: BoardMetric,
  measure: ValueOf,
  level: number,
): readonly SecondaryCell[] {
  return configurations.map(({ units, unit }) => {
    const values = units.flatMap((own) => unitValue(own, metric, measure) ?? []);
    const found = summarizeUnits(values);
    return {
      n: values.length,
      nonFinite: values.filter((value) => !Number.isFinite(value)).length,
      summary: found.kind === 'summary' ? found.summary : undefined,
      interval: tInterval(values, { level, unit, bounds: metric.bounds }),
    };
  });
}

function unitValue({ runs }: BoardUnit, metric: BoardMetric, measure: ValueOf): number | undefined {
  const values = runs.flatMap((run) => measure(run, metric)?.value ?? []);
  if (values.length < runs.length) return undefined;
  return values.every(Number.isFinite) ? mean(values) : values.length === 1 ? values[0] : Number.NaN;
}
