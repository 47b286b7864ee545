import type { ExperimentKey } from '../entities/ids.ts';
import type { FileCounts } from '../store/file-counts.ts';
import type { RowCounts } from '../store/row-counts.ts';
import { collectExperiment, isExperiment, noteFolder, noteSharedNames } from './collect-experiment.ts';
import { collectLoggedModels, collectRegistry } from './collect-models.ts';
import { collectRun, foundRuns } from './collect-runs.ts';
import type { Collected } from './collected.ts';
import { type DatasetName, type FoundRun, indexRuns, linkRun } from './link-runs.ts';
import type { SourcePlan } from './plan-source.ts';
import { type RunResults, startDraft } from './source-draft.ts';

/**
 * Connects everything that was read of one source and adds it to the collections.
 *
 * @param results by folder, one for each run folder of the plan.
 * @returns the account of the source's files by class, and of its rows by table.
 */
export function collectSource(
  plan: SourcePlan,
  results: RunResults,
  collected: Collected,
): { readonly files: FileCounts; readonly rows: RowCounts } {
  const source = startDraft(plan, results, collected);
  const runs: FoundRun[] = [];
  const datasets = new Map<ExperimentKey, ReadonlyMap<string, DatasetName>>();
  for (const experiment of plan.experiments) {
    const found = foundRuns(source, experiment);
    for (const run of found) runs.push(run);
    if (isExperiment(experiment, found.length))
      datasets.set(experiment.key, collectExperiment(source, experiment));
    else noteFolder(source, experiment);
  }
  noteSharedNames(source, datasets);
  const byId = indexRuns(runs, plan.keyPrefix);
  const runKeyOf = (id: string) => byId.get(id)?.key;
  for (const run of runs) {
    const links = linkRun(run, byId, (key) => datasets.get(key));
    collectRun(source, run, links);
  }
  const modelKeys = collectLoggedModels(source, (key) => datasets.has(key), runKeyOf);
  collectRegistry(source, { runKey: runKeyOf, loggedModelKey: (id) => modelKeys.get(id) });
  return source;
}
