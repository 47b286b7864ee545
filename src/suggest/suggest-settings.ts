import type { Run } from '../entities/run.ts';
import type { Settings } from '../settings/settings.ts';
import type { Store } from './store.ts';
import { type MetricSuggestions, suggestMetrics } from './suggest-metrics.ts';
import { type PrimarySuggestion, suggestPrimary } from './suggest-primary.ts';
import { type RepeatSuggestion, suggestRepeat } from './suggest-repeat.ts';
import { type RepositorySuggestion, suggestRepository } from './suggest-repository.ts';

/** What is known besides the store. */
export type Surroundings = {
  /** Of the folder that the settings are written to. */
  readonly folder: string;
  /** Paths of stores relative to the settings; empty when they are not known. */
  readonly sources: readonly string[];
  /** Address of the folder's git remote. */
  readonly remote: string | undefined;
  /** Where the JSON Schema of settings is, from the file. */
  readonly schema: string;
};

/** What a file of settings for a store would say. */
export type Suggestions = {
  readonly schema: string;
  readonly counts: { readonly experiments: number; readonly runs: number };
  readonly title: string;
  readonly sources: readonly string[];
  readonly repository: RepositorySuggestion | undefined;
  readonly primary: PrimarySuggestion | undefined;
  readonly metrics: MetricSuggestions;
  readonly repeat: RepeatSuggestion;
  /** Names of runs that look like what others are compared with; else the first run. */
  readonly baselines: readonly string[];
  /** A name or ID of the experiment with the fewest runs, if there are several: an example of what may be left out. */
  readonly smallest: string | undefined;
};

const BASELINE = /(^|[^a-z])(baseline|dummy|majority|naive|stump|random[ _-]?guess)([^a-z]|$)/i;
const MOST_BASELINES = 3;
/** What MLflow calls the experiment of those who named none. */
const NAMELESS = new Set(['', 'Default']);

/** Gathers what a store suggests. The settings that come of it change nothing that its report would have ranked. */
export function suggestSettings(store: Store, around: Surroundings, defaults: Settings): Suggestions {
  const primary = suggestPrimary(store, defaults);
  return {
    schema: around.schema,
    counts: { experiments: store.experiments.length, runs: store.runs.length },
    title: titleOf(store, around.folder),
    sources: around.sources,
    repository: suggestRepository(store.runs, around.remote),
    primary,
    metrics: suggestMetrics(store, defaults, primary?.key),
    repeat: suggestRepeat(store),
    baselines: baselinesOf(store.runs),
    smallest: smallestOf(store),
  };
}

function titleOf({ experiments }: Store, folder: string): string {
  const [only, ...others] = experiments.map(({ name }) => name).filter((name) => !NAMELESS.has(name));
  return only !== undefined && others.length === 0 ? only : folder || 'Experiment report';
}

function baselinesOf(runs: readonly Run[]): readonly string[] {
  const named = [...new Set(runs.map(({ name }) => name))].filter((name) => BASELINE.test(name)).sort();
  if (named.length > 0) return named.slice(0, MOST_BASELINES);
  const first = runs.reduce<Run | undefined>(
    (least, run) =>
      least === undefined || (run.startTimeMs ?? Infinity) < (least.startTimeMs ?? Infinity) ? run : least,
    undefined,
  );
  return first ? [first.name || first.runId] : [];
}

function smallestOf({ experiments, runsByExperiment }: Store): string | undefined {
  if (experiments.length < 2) return undefined;
  const count = ({ key }: (typeof experiments)[number]) => runsByExperiment.get(key)?.length ?? 0;
  const [least] = [...experiments].sort((a, b) => count(a) - count(b) || (a.key < b.key ? -1 : 1));
  // In a pattern `*` would stand for other names, too.
  return least && (least.name === '' || least.name.includes('*') ? least.experimentId : least.name);
}
