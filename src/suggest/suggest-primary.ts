import { compareText } from '../analysis/order.ts';
import { metricOf, type PrimaryMetric, primaryMetric } from '../analysis/rank-runs.ts';
import type { Experiment } from '../entities/experiment.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store } from './store.ts';

/** The main metric of most runs. */
export type PrimarySuggestion = {
  readonly key: string;
  /** How many runs have it, of those in experiments that have it at all. */
  readonly runs: number;
  readonly of: number;
  readonly isDeclared: boolean;
  /** Experiments that have it, and that the report ranks by another metric as long as none is set. */
  readonly turned: readonly { readonly experiment: Experiment; readonly key: string | undefined }[];
};

/** Chooses as the report does for each experiment, then that which ranks most runs; undefined where nothing does. */
export function suggestPrimary(store: Store, settings: Settings): PrimarySuggestion | undefined {
  const mains = store.experiments.map((experiment) => {
    const runs = store.runsByExperiment.get(experiment.key) ?? [];
    return { experiment, runs, main: primaryMetric(runs, settings, experiment) };
  });
  const ranked = new Map<string, number>();
  for (const { main, runs } of mains)
    if (main?.goal.goal) ranked.set(main.key, (ranked.get(main.key) ?? 0) + runs.length);
  const [key] =
    [...ranked].sort(([a, m], [b, n]) => n - m || compareText(a, b)).find(([name]) => name !== '') ?? [];
  if (key === undefined) return undefined;
  const having = mains
    .map((each) => ({ ...each, count: each.runs.filter((run) => metricOf(run, key)).length }))
    .filter(({ count }) => count > 0);
  const isMain = (main: PrimaryMetric | undefined) => main?.key === key;
  return {
    key,
    runs: having.reduce((sum, { count }) => sum + count, 0),
    of: having.reduce((sum, { runs }) => sum + runs.length, 0),
    isDeclared: having.some(({ main }) => isMain(main) && main?.origin === 'experiment'),
    turned: having
      .filter(({ main }) => !isMain(main))
      .map(({ experiment, main }) => ({ experiment, key: main?.key })),
  };
}
