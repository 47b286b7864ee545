import { createHash } from 'node:crypto';
import { metricGoal } from '../analysis/metric-goal.ts';
import { experimentSchema, type StoredExperiment } from '../entities/experiment.ts';
import type { MetricHistory } from '../entities/metric.ts';
import { type Run, runSchema, type StoredRun } from '../entities/run.ts';
import { compileFilter } from '../search/compile.ts';
import { entityFields } from '../search/entity-fields.ts';
import { parseFilter } from '../search/parse.ts';
import { pointAt, SearchError } from '../search/search-error.ts';
import { matchesPattern } from '../settings/metric-setting.ts';
import type { PublishSettings } from '../settings/publish-setting.ts';
import { SettingsError } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings.ts';
import { checkNames, isChosen } from './names.ts';

/** The rule that keeps a run from being published. */
export const LEFT_OUT_BY = ['experiments', 'includeDeleted', 'tags', 'filter'] as const;
export type LeftOutBy = (typeof LEFT_OUT_BY)[number];

/** Keys of what is published, and of every other run the rule that it falls under. */
export type RunChoice = {
  readonly experiments: ReadonlySet<string>;
  readonly runs: ReadonlySet<string>;
  readonly leftOut: ReadonlyMap<string, LeftOutBy>;
};

export type ChoiceInput = {
  readonly experiments: readonly StoredExperiment[];
  /** Gone through once. */
  readonly runs: Iterable<StoredRun>;
  readonly settings: Settings;
  readonly historiesOf: (runKey: string) => readonly MetricHistory[];
  /** Where a setting stands, as `file:line  setting`. */
  readonly placeOf: (path: readonly (string | number)[]) => string;
  /** Whether names may be missing and nothing may be left, as of an older state that is only compared with. */
  readonly isOlder?: boolean;
};

/** Whether the settings publish less than everything that is not deleted. */
export function choosesAnything({ experiments, models, ...ofRuns }: PublishSettings): boolean {
  const namesAny = ({ include, exclude }: PublishSettings['experiments']) =>
    include.length + exclude.length > 0;
  return namesAny(experiments) || namesAny(models) || choosesSingleRuns(ofRuns);
}

/**
 * Tells one choice from another, as 32 hexadecimal digits; undefined where everything is published. What is made of a
 * choice elsewhere, such as a review, is only published by the same.
 */
export function choiceDigest(publish: PublishSettings): string | undefined {
  if (!choosesAnything(publish)) return undefined;
  const { experiments, models, tags, filter } = publish;
  const text = JSON.stringify({ experiments, models, tags, filter });
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Whether runs of an experiment may be published without others of it. */
export function choosesSingleRuns({ tags, filter }: Pick<PublishSettings, 'tags' | 'filter'>): boolean {
  return filter.trim() !== '' || Object.keys(tags.include).length + Object.keys(tags.exclude).length > 0;
}

/**
 * Chooses experiments by their names, and runs by lifecycle, tags and the filter. Where single runs are chosen, an
 * experiment without any of them is not published: its name would tell of runs that were held back.
 *
 * @throws SettingsError when the filter cannot be read, a name is not there, or nothing is left to publish.
 */
export function chooseRuns(input: ChoiceInput): RunChoice {
  const { experiments, settings, placeOf, isOlder = false } = input;
  const { publish } = settings;
  if (!isOlder)
    checkNames(publish.experiments, experiments.flatMap(namesOf), (list, index) =>
      placeOf(['publish', 'experiments', list, index]),
    );
  const named = experiments.filter((each) => isChosen(publish.experiments, namesOf(each)));
  const ruleOf = runRule(input, named);
  const runs = new Map<string, string>();
  const leftOut = new Map<string, LeftOutBy>();
  for (const run of input.runs) {
    const rule = ruleOf(run);
    if (rule === undefined) runs.set(run.key, run.experimentKey);
    else leftOut.set(run.key, rule);
  }
  const withRuns = new Set(runs.values());
  const live = named.filter(({ lifecycleStage }) => settings.includeDeleted || lifecycleStage === 'active');
  const kept = choosesSingleRuns(publish) ? live.filter(({ key }) => withRuns.has(key)) : live;
  if (kept.length === 0 && choosesAnything(publish) && !isOlder)
    throw new SettingsError(
      `${placeOf(['publish'])}: this leaves out every ${live.length === 0 ? 'experiment' : 'run'}, so that there is nothing to publish.`,
    );
  return { experiments: new Set(kept.map(({ key }) => key)), runs: new Set(runs.keys()), leftOut };
}

/** What an experiment may be called in settings. */
function namesOf({ name, experimentId, key }: StoredExperiment): readonly string[] {
  return [name, experimentId, key];
}

function runRule(
  { experiments, settings, historiesOf, placeOf }: ChoiceInput,
  named: readonly StoredExperiment[],
): (run: StoredRun) => LeftOutBy | undefined {
  const { publish, includeDeleted } = settings;
  const keys = new Set<string>(named.map(({ key }) => key));
  const deleted = new Set<string>(
    experiments.filter(({ lifecycleStage }) => lifecycleStage === 'deleted').map(({ key }) => key),
  );
  const matches = runFilter(publish.filter, {
    settings,
    experiments: named,
    historiesOf,
    place: placeOf(['publish', 'filter']),
  });
  return (run) => {
    if (!keys.has(run.experimentKey)) return 'experiments';
    if (!includeDeleted && (run.lifecycleStage === 'deleted' || deleted.has(run.experimentKey)))
      return 'includeDeleted';
    if (!hasChosenTags(run, publish.tags)) return 'tags';
    return matches(run) ? undefined : 'filter';
  };
}

function hasChosenTags({ tags }: StoredRun, { include, exclude }: PublishSettings['tags']): boolean {
  const has = ([key, pattern]: [string, string]) =>
    tags.some((tag) => tag.key === key && matchesPattern(pattern, tag.value));
  return Object.entries(include).every(has) && !Object.entries(exclude).some(has);
}

type FilterContext = Pick<ChoiceInput, 'settings' | 'experiments' | 'historiesOf'> & {
  /** Where the filter stands. */
  readonly place: string;
};

/** @throws SettingsError that shows where the filter is wrong. */
export function runFilter(
  text: string,
  { settings, experiments, historiesOf, place }: FilterContext,
): (run: StoredRun) => boolean {
  if (text.trim() === '') return () => true;
  const [only] = experiments.length === 1 ? experiments : [];
  const experiment = only && experimentSchema.parse(only);
  const goalOf = (metric: string) => metricGoal(metric, settings, experiment).goal;
  const fields = entityFields<Run>((run, metric) => historiesOf(run.key).find(({ key }) => key === metric));
  const matches = compileFilter(readFilter(text, goalOf, place), fields, { goalOf });
  return (run) => matches(runSchema.parse(run));
}

function readFilter(
  text: string,
  goalOf: (metric: string) => 'maximize' | 'minimize' | undefined,
  place: string,
) {
  try {
    return parseFilter(text, { goalOf });
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    throw new SettingsError(
      `${place}: this cannot be read. ${error.message}\n${pointAt(text, error.range)}`,
      {
        cause: error,
      },
    );
  }
}
