import type { Diagnostic } from '../entities/diagnostic.ts';
import { addCounts, type FileCounts } from '../store/file-counts.ts';
import type { Problem } from '../store/problem.ts';
import { addRowCounts, type RowCounts } from '../store/row-counts.ts';
import type { Collected } from './collected.ts';
import { diagnosticOf } from './messages.ts';
import type { SourcePlan } from './plan-source.ts';
import type { RunResult } from './run-result.ts';
import { type SiblingArtifacts, siblingArtifacts } from './sibling-artifacts.ts';

type Place = Pick<Diagnostic, 'experimentKey' | 'runKey' | 'registeredModelKey'>;

/** What was read of the runs of one source, by folder. */
export type RunResults = ReadonlyMap<string, RunResult>;

/** What the steps of collecting one source share. */
export type SourceDraft = {
  readonly plan: SourcePlan;
  readonly collected: Collected;
  readonly results: RunResults;
  readonly siblings: SiblingArtifacts | undefined;
  /** The account of the source's files and rows so far. */
  readonly files: FileCounts;
  readonly rows: RowCounts;
  note(problems: readonly Problem[], place?: Place): void;
};

/** Begins with what belongs to no experiment, run or model of its own. */
export function startDraft(plan: SourcePlan, results: RunResults, collected: Collected): SourceDraft {
  const { outline, sourceId, source } = plan;
  const files: FileCounts = {};
  const rows: RowCounts = {};
  addCounts(files, outline.files);
  addCounts(files, outline.registry.files);
  addRowCounts(rows, outline.rows);
  const note: SourceDraft['note'] = (problems, place = {}) => {
    for (const problem of problems) collected.diagnostics.push(diagnosticOf(problem, { sourceId, ...place }));
  };
  note(outline.problems);
  note(outline.registry.problems);
  // A database says itself where the artifacts are.
  const siblings = source.database === undefined ? siblingArtifacts(source.root, note) : undefined;
  return { plan, collected, results, siblings, files, rows, note };
}
