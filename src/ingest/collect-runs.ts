import { addCounts } from '../store/file-counts.ts';
import { addRowCounts } from '../store/row-counts.ts';
import { artifactsJson } from './artifacts-line.ts';
import type { FoundRun, RunLinks } from './link-runs.ts';
import type { PlannedExperiment } from './plan-source.ts';
import type { SourceDraft } from './source-draft.ts';

/** The runs of an experiment; what is no run is accounted for here. */
export function foundRuns(source: SourceDraft, experiment: PlannedExperiment): FoundRun[] {
  return experiment.runs.flatMap(({ folder, key }) => {
    const result = source.results.get(folder);
    if (!result) throw new Error(`unread run folder: ${folder}`);
    addCounts(source.files, result.files);
    addRowCounts(source.rows, result.rows);
    const { run: record, problems } = result;
    const { key: experimentKey, raw } = experiment;
    if (record) return [{ key, folder, experimentKey, experimentId: raw.id, record, problems }];
    source.note(problems, { experimentKey: experiment.key });
    return [];
  });
}

/** Adds a run, with what the other runs and the datasets of its source tell of it. */
export function collectRun(source: SourceDraft, run: FoundRun, links: RunLinks): void {
  const { key, experimentKey, record } = run;
  const { lines, counts } = source.collected;
  const problems = [...run.problems, ...links.problems];
  source.note(problems, { runKey: key, experimentKey });
  const sibling = record.artifactsJson ? undefined : source.siblings?.(run.experimentId, record.runId);
  const late = {
    ...(links.parentKey === undefined ? {} : { parentKey: links.parentKey }),
    artifacts: sibling ? sizeOf(sibling.files) : record.artifacts,
    datasets: links.datasets,
    diagnostics: problems.length,
  };
  // Both are JSON objects that are not empty.
  lines.runs.push({ key, json: `${record.json.slice(0, -1)},${JSON.stringify(late).slice(1)}` });
  const artifacts = sibling
    ? artifactsJson(source.plan.sourceId, 'run', key, sibling.root, sibling.files)
    : record.artifactsJson;
  if (artifacts !== undefined) lines.artifacts.push({ key: `run ${key}`, json: artifacts });
  for (const name of ['metrics', 'points', 'params', 'tags'] as const) counts[name] += record.counts[name];
  counts.artifacts += late.artifacts.files;
}

function sizeOf(files: readonly { readonly size: number }[]): { files: number; bytes: number } {
  return { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}
