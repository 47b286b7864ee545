import type { ExperimentKey, RunKey } from '../entities/ids.ts';
import type { DatasetInput } from '../entities/run.ts';
import type { KeyValue } from '../entities/scalar.ts';
import { excerpt, type Problem } from '../store/problem.ts';
import { byKey, compact } from './build-run.ts';
import { wishOf } from './claim-key.ts';
import type { RunRecord } from './run-result.ts';

/** A run of one source, before and after the rest of the source is known. */
export type FoundRun = {
  readonly key: RunKey;
  readonly folder: string;
  readonly experimentId: string;
  readonly experimentKey: ExperimentKey;
  readonly record: RunRecord;
  readonly problems: readonly Problem[];
};

/** What only the whole source tells of a run. */
export type RunLinks = {
  readonly parentKey: RunKey | undefined;
  readonly datasets: readonly DatasetInput[];
  readonly problems: readonly Problem[];
};

export type DatasetName = Omit<DatasetInput, 'context' | 'tags'>;

const PARENT = 'mlflow.parentRunId';
const CONTEXT = 'mlflow.data.context';

/** Finds runs by the id that MLflow knows them by; of runs that share one, the one with the plain key. */
export function indexRuns(runs: readonly FoundRun[], keyPrefix: string): ReadonlyMap<string, FoundRun> {
  const byId = new Map<string, FoundRun>();
  for (const run of runs) {
    const { runId } = run.record;
    if (!byId.has(runId) || run.key === wishOf(keyPrefix, runId)) byId.set(runId, run);
  }
  return byId;
}

/**
 * Connects a run with its parent and its datasets.
 *
 * @param datasetsOf gives the datasets of an experiment by the id of their folder.
 */
export function linkRun(
  run: FoundRun,
  byId: ReadonlyMap<string, FoundRun>,
  datasetsOf: (experiment: ExperimentKey) => ReadonlyMap<string, DatasetName> | undefined,
): RunLinks {
  const problems: Problem[] = [];
  if (byId.get(run.record.runId) !== run) {
    problems.push({ code: 'duplicate-run-id', path: run.folder, found: run.record.runId });
  }
  const parentKey = findParent(run, byId, problems);
  const datasets = run.record.datasetInputs
    .flatMap(({ datasetId, tags }): DatasetInput[] => {
      const dataset = datasetsOf(run.experimentKey)?.get(datasetId);
      if (dataset) return [{ ...dataset, ...inputTags(tags) }];
      problems.push({ code: 'dataset-missing', path: `${run.folder}/inputs`, key: excerpt(datasetId) });
      return [];
    })
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.digest, b.digest));
  return { parentKey, datasets, problems };
}

function inputTags(tags: readonly KeyValue[]): Pick<DatasetInput, 'context' | 'tags'> {
  const others = tags.filter(({ key }) => key !== CONTEXT).sort(byKey);
  return compact({
    context: tags.find(({ key }) => key === CONTEXT)?.value,
    tags: others.length > 0 ? others : undefined,
  });
}

function findParent(
  run: FoundRun,
  byId: ReadonlyMap<string, FoundRun>,
  problems: Problem[],
): RunKey | undefined {
  const parentId = run.record.parentRunId;
  if (parentId === undefined) return undefined;
  const note = (code: 'parent-missing' | 'parent-cycle' | 'parent-elsewhere') =>
    problems.push({ code, path: `${run.folder}/tags/${PARENT}`, key: PARENT, found: excerpt(parentId) });
  const parent = byId.get(parentId);
  if (!parent) {
    note('parent-missing');
    return undefined;
  }
  if (leadsBack(run, byId)) {
    note('parent-cycle');
    return undefined;
  }
  if (parent.experimentKey !== run.experimentKey) note('parent-elsewhere');
  return parent.key;
}

/** Whether a run is its own ancestor. */
function leadsBack(run: FoundRun, byId: ReadonlyMap<string, FoundRun>): boolean {
  const seen = new Set<FoundRun>();
  for (let at = parentOf(run, byId); at && !seen.has(at); at = parentOf(at, byId)) {
    if (at === run) return true;
    seen.add(at);
  }
  return false;
}

function parentOf(run: FoundRun, byId: ReadonlyMap<string, FoundRun>): FoundRun | undefined {
  const id = run.record.parentRunId;
  return id === undefined ? undefined : byId.get(id);
}

/** Orders texts by their UTF-16 units, the same on every machine. */
export function compareText(a: string | undefined = '', b: string | undefined = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
