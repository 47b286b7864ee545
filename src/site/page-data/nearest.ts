import type { MetricDifference } from '../../analysis/metric-difference.ts';
import { metricDifference } from '../../analysis/metric-difference.ts';
import { type NearestRuns, nearestRuns, type ParamChange } from '../../analysis/nearest-runs.ts';
import type { Summary } from '../../statistics/summary.ts';
import { countOf, cut, formatDifference, formatMetric, formatSpread, NOT_LOGGED } from '../format.ts';
import { runLabel } from '../labels.ts';
import { paths } from '../routes.ts';
import type { RichText } from './figure.ts';
import type { FigureData } from './figure-data.ts';

export type NearestRow = {
  readonly name: { readonly text: string; readonly path: string };
  /** From this run to the best; none for the best itself. */
  readonly changes: readonly ParamChange[];
  readonly moreChanges: number;
  readonly value: string;
  /** What the best run has more or less than this one. */
  readonly difference: MetricDifference | undefined;
  /** `0.962 ± 0.004 (5)`: of all runs with these settings. */
  readonly repeats: string;
};

/** The best run and the settings that differ least from its own. */
export type Nearest = {
  readonly metric: string;
  readonly decimals: number;
  readonly best: NearestRow;
  readonly rows: readonly NearestRow[];
  readonly reading: RichText;
  /** How many runs share the best value. */
  readonly ties: number;
  /** Whether some settings have several runs. */
  readonly hasRepeats: boolean;
  readonly leftOut: number;
};

const MOST_CHANGES = 6;

function repeatsText({ n, mean, sd }: Summary, decimals: number): string {
  const number = formatMetric(mean, decimals);
  return sd === undefined ? `${number} (${n})` : `${number}\u202f±\u202f${formatSpread(sd, decimals)} (${n})`;
}

/** What the nearest settings say, and no more than that. */
function readingOf({ repeats, neighbours }: NearestRuns, data: FigureData, best: number): RichText {
  const { primary, decimals } = data;
  const single = neighbours.filter(({ changes }) => changes.length === 1);
  const number = (value: number) => formatMetric(value, decimals);
  const [first] = single;
  const change = first?.changes[0];
  const one: RichText =
    first && change
      ? [
          { key: cut(change.key, 40) },
          ` from ${cut(change.from ?? 'not logged', 30)} to ${cut(change.to ?? 'not logged', 30)} goes along with ${formatDifference(best - first.value, decimals)} of `,
          { key: cut(primary.key, 60) },
          '; nothing else that was logged as a param differs between the two runs but seeds and folds.',
        ]
      : [
          `No run differs from the best in one param alone, so no single param can be held to account; the nearest differs in ${countOf(neighbours[0]?.changes.length ?? 0, 'param')}.`,
        ];
  const spread =
    repeats.n > 1
      ? ` The ${repeats.n} runs with the settings of the best reach ${number(repeats.min)} to ${number(repeats.max)}: differences within that range need no other reason.`
      : ' The best settings were run once: how much chance there is in a difference is not known.';
  return [...one, spread];
}

/** The nearest settings of the best run; undefined when no run ranks or none has params. */
export function nearest(data: FigureData): Nearest | undefined {
  const { ranked, goal, primary, decimals } = data;
  const subject = ranked.find(({ run }) => run.key === data.summary.best?.run.key);
  const found = subject && nearestRuns(subject, ranked, goal);
  if (!subject || !found) return undefined;
  const row = (
    { run, value }: typeof subject,
    changes: readonly ParamChange[],
    repeats: Summary,
  ): NearestRow => ({
    name: { text: cut(runLabel(run), 40), path: paths.run(run.key) },
    changes: changes.slice(0, MOST_CHANGES).map(({ key, from, to }) => ({
      key: cut(key, 60),
      from: cut(from ?? NOT_LOGGED, 40),
      to: cut(to ?? NOT_LOGGED, 40),
    })),
    moreChanges: Math.max(0, changes.length - MOST_CHANGES),
    value: formatMetric(value, decimals),
    difference: run === subject.run ? undefined : metricDifference(subject.value, value, primary.goal),
    repeats: repeatsText(repeats, decimals),
  });
  return {
    metric: primary.key,
    decimals,
    best: row(subject, [], found.repeats),
    rows: found.neighbours.map((neighbour) => row(neighbour, neighbour.changes, neighbour.repeats)),
    ties: data.summary.best?.ties ?? 1,
    reading: readingOf(found, data, subject.value),
    hasRepeats: found.repeats.n > 1 || found.neighbours.some(({ repeats }) => repeats.n > 1),
    leftOut: found.leftOut,
  };
}
