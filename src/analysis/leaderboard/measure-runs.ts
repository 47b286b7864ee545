import { comparableValue } from '../configurations/param-value.ts';
import { compareText } from '../order.ts';
import { NO_DATASET } from './board-datasets.ts';
import type { BoardOptions, BoardRun, DatasetIdentity, ValueOf } from './board-types.ts';
import { datasetsOfRuns } from './choose-dataset.ts';
import type { RunValue, ValueRule } from './value-rule.ts';

/** A run with its value; `excluded` says why it does not count. */
export type MeasuredValue = {
  readonly run: BoardRun;
  readonly value: RunValue | undefined;
  readonly excluded: string | undefined;
};

export type MeasuredRuns = {
  readonly runs: readonly MeasuredValue[];
  /** What the runs that count were measured on. */
  readonly dataset: DatasetIdentity;
  /** Whether each repeat has its own data is said here; empty where all were measured on the same. */
  readonly notes: readonly string[];
};

/**
 * Gives runs their values, and sets apart those that cannot be compared with most others: deleted, measured on other
 * data, or different in what the settings say must be the same.
 *
 * @param options the statuses that count are looked at, as other runs do not decide what a board is about.
 */
export function measureRuns(
  runs: readonly BoardRun[],
  measure: ValueOf,
  options: BoardOptions,
): MeasuredRuns {
  const measured = runs.map((run): Measured => {
    const value = measure(run, options.metric);
    return { run, value, excluded: reasonAgainst(run, value, options) };
  });
  const counting = measured.filter(({ value, excluded }) => value && excluded === undefined);
  const { ofRun, identities, note } = datasetsOfRuns(
    counting.map(({ run, value }) => ({ run, dataset: value?.dataset })),
    options.metric.key,
    options,
  );
  const dataset = options.dataset ?? identities[0] ?? NO_DATASET;
  for (const entry of counting) {
    const own = ofRun.get(entry.run.id) ?? NO_DATASET;
    if (own.key === dataset.key) continue;
    entry.excluded = own.key === NO_DATASET.key ? 'no dataset logged' : `other dataset: ${own.text}`;
  }
  for (const field of options.comparable) excludeOthers(counting, field);
  return { runs: measured, dataset, notes: note && dataset.key !== NO_DATASET.key ? [note] : [] };
}

/** While reasons are still being found. */
type Measured = {
  readonly run: BoardRun;
  readonly value: ReturnType<ValueOf>;
  excluded: string | undefined;
};

function reasonAgainst(
  { lifecycleStage, status }: BoardRun,
  value: RunValue | undefined,
  { metric, statuses }: BoardOptions,
): string | undefined {
  if (lifecycleStage === 'deleted') return 'deleted';
  if (!statuses.includes(status)) return `status ${status}`;
  return value ? undefined : missingReason(metric.rule);
}

/** Undefined where the metric is missing itself, which grouping says. */
export function missingReason(rule: ValueRule): string | undefined {
  if (rule.kind !== 'at-best-of') return undefined;
  return rule.goal ? `no value at the best ${rule.metric}` : `direction of ${rule.metric} unknown`;
}

const ABSENT = 'not logged';

/** Sets apart the runs in which a param or tag is not what it is in most; of equally many the first by text. */
function excludeOthers(measured: readonly Measured[], field: string): void {
  const counting = measured.filter(({ excluded }) => excluded === undefined);
  const counts = new Map<string, number>();
  const texts = counting.map(({ run }) => fieldOf(run, field) ?? ABSENT);
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || compareText(a, b));
  counting.forEach((entry, index) => {
    const text = texts[index] ?? ABSENT;
    if (most && text !== most[0]) entry.excluded = `${field} is ${text}, not ${most[0]}`;
  });
}

/** The value of `params.…` or `tags.…` in the form in which values are compared; undefined when it was not logged. */
export function fieldOf(run: Pick<BoardRun, 'params' | 'tags'>, field: string): string | undefined {
  const key = field.slice(field.indexOf('.') + 1);
  const found = (field.startsWith('tag') ? run.tags : run.params).find((entry) => entry.key === key);
  return found && String(comparableValue(found.value));
}
