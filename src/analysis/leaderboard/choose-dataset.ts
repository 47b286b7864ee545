import type { GroupingSettings } from '../configurations/configuration.ts';
import { findConfigurations } from '../configurations/find-configurations.ts';
import { compareText } from '../order.ts';
import { datasetIdentity, measuredOn, NO_DATASET } from './board-datasets.ts';
import type { BoardDataset, BoardRun, DatasetIdentity } from './board-types.ts';

/** A run that has the metric, and the dataset that the metric itself was logged with. */
export type MeasuredRun = { readonly run: BoardRun; readonly dataset: BoardDataset | undefined };

/** What a metric was measured on, and which runs go together. */
export type DatasetsOfRuns = {
  /** The most frequent first. */
  readonly identities: readonly DatasetIdentity[];
  /** By the run's id; runs that are not there have none. */
  readonly ofRun: ReadonlyMap<string, DatasetIdentity>;
  /** Said when every repeat has data of its own. */
  readonly note: string | undefined;
};

/**
 * Tells runs apart by what a metric was measured on. Where each repeat has its own data (the seed decides the split)
 * these are one identity: such runs repeat one experiment.
 *
 * @param runs that count and have the metric.
 */
export function datasetsOfRuns(
  runs: readonly MeasuredRun[],
  metric: string,
  grouping: GroupingSettings,
): DatasetsOfRuns {
  // Most stores have none, and many runs.
  if (runs.every(({ run, dataset }) => !dataset && run.datasets.length === 0)) return NONE;
  const own = new Map(identitiesOf(runs, metric));
  const distinct = new Map([...own.values()].map((identity) => [identity.key, identity]));
  distinct.delete(NO_DATASET.key);
  if (distinct.size < 2 || !varyByRepeat(runs, own, grouping)) return counted(own, undefined);
  const all = [...distinct.values()].flatMap(({ datasets }) => datasets);
  const merged: DatasetIdentity = {
    ...datasetIdentity(all),
    text: `${distinct.size} datasets, one for each repeat`,
  };
  const ofRun = new Map(
    [...own].map(([id, identity]) => [id, identity.key === NO_DATASET.key ? identity : merged]),
  );
  return counted(ofRun, 'each repeat has its own dataset: their spread is over data too');
}

const NONE: DatasetsOfRuns = { identities: [NO_DATASET], ofRun: new Map(), note: undefined };

/** The metric's own dataset counts only where all runs that name any data have it: else runs could not be compared. */
function* identitiesOf(
  runs: readonly MeasuredRun[],
  metric: string,
): Generator<readonly [string, DatasetIdentity]> {
  const inputs = runs.map(({ run }) => measuredOn(run, metric));
  const isLogged = runs.every(({ dataset }, index) => dataset !== undefined || inputs[index]?.length === 0);
  const known = new Map<string, DatasetIdentity>();
  for (const [index, { run, dataset }] of runs.entries()) {
    const input = inputs[index] ?? [];
    const found = datasetIdentity(dataset && (isLogged || input.length === 0) ? [dataset] : input);
    // One object for each, as runs are many.
    const identity = known.get(found.key) ?? found;
    known.set(found.key, identity);
    yield [run.id, identity];
  }
}

/**
 * Whether each repeat has its own data, whatever the configuration. One repeat that was once run on other data does not
 * say so: two repeats must be seen in several configurations, if there are several.
 */
function varyByRepeat(
  runs: readonly MeasuredRun[],
  own: ReadonlyMap<string, DatasetIdentity>,
  grouping: GroupingSettings,
): boolean {
  const replicates = runs.map(({ run: { id, params, endTimeMs } }) => ({
    id,
    status: 'FINISHED',
    params,
    endTimeMs,
    value: 0,
  }));
  const { configurations } = findConfigurations(replicates, { ...grouping, statuses: undefined });
  const ofRepeat = new Map<string, { readonly dataset: string; readonly configurations: Set<string> }>();
  for (const { key, units } of configurations) {
    for (const { repeat, runIds } of units) {
      for (const id of runIds) {
        const dataset = own.get(id)?.key ?? NO_DATASET.key;
        if (dataset === NO_DATASET.key) continue;
        if (repeat === undefined) return false;
        const known = ofRepeat.get(repeat) ?? { dataset, configurations: new Set() };
        if (known.dataset !== dataset) return false;
        ofRepeat.set(repeat, known);
        known.configurations.add(key);
      }
    }
  }
  const repeats = [...ofRepeat.values()];
  const isOneToOne = new Set(repeats.map(({ dataset }) => dataset)).size === repeats.length;
  const confirmed = repeats.filter((known) => known.configurations.size > 1);
  return isOneToOne && (configurations.length === 1 || confirmed.length > 1);
}

function counted(ofRun: ReadonlyMap<string, DatasetIdentity>, note: string | undefined): DatasetsOfRuns {
  const counts = new Map<DatasetIdentity, number>();
  for (const identity of ofRun.values()) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  const identities = [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || compareText(a.key, b.key))
    .map(([identity]) => identity);
  return { identities, ofRun, note };
}
