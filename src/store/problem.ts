/**
 * Something odd that a reader met, as data: the texts that people read are made of it in `src/ingest/messages.ts`.
 * `path` is relative to the source's root, with `/`.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly path: string;
  readonly line?: number | undefined;
  readonly key?: string | undefined;
  /** The offending text, cut short. */
  readonly found?: string | undefined;
  /** How many rows have this problem, where they are told as one. */
  readonly count?: number | undefined;
};

export type ProblemCode =
  | 'alias-without-version'
  | 'artifacts-elsewhere'
  | 'artifacts-without-records'
  | 'artifacts-without-run'
  | 'database-unreadable'
  | 'dataset-missing'
  | 'duplicate-experiment-id'
  | 'duplicate-logged-model-id'
  | 'duplicate-run-id'
  | 'experiment-id-mismatch'
  | 'experiment-name-shared'
  | 'experiment-without-meta'
  | 'experiment-without-row'
  | 'field-invalid'
  | 'field-missing'
  | 'file-too-large'
  | 'file-unreadable'
  | 'file-vanished'
  | 'folder-empty'
  | 'foreign-folder'
  | 'git-lfs-pointer'
  | 'latest-metric-differs'
  | 'logged-model-without-meta'
  | 'merge-conflict'
  | 'meta-duplicate-key'
  | 'meta-empty'
  | 'meta-unreadable'
  | 'metric-empty-file'
  | 'metric-malformed-line'
  | 'metric-more-bad-lines'
  | 'metric-rows-invalid'
  | 'metric-unfinished-line'
  | 'metric-unsafe-integer'
  | 'metric-without-history'
  | 'model-version-run-missing'
  | 'model-without-meta'
  | 'model-without-row'
  | 'name-not-utf8'
  | 'not-utf8'
  | 'parent-cycle'
  | 'parent-elsewhere'
  | 'parent-missing'
  | 'records-misplaced'
  | 'rows-invalid'
  | 'rows-orphaned'
  | 'run-experiment-mismatch'
  | 'run-id-mismatch'
  | 'run-unreadable'
  | 'run-without-meta'
  | 'special-file'
  | 'symbolic-link'
  | 'table-damaged'
  | 'trace-without-info'
  | 'trash-active'
  | 'unclaimed-file'
  | 'value-cut';

/** Adds problems to others, however many: a call takes some hundred thousand arguments at most, `push(...)` included. */
export function addProblems(to: Problem[], from: readonly Problem[]): void {
  for (const problem of from) to.push(problem);
}

const MOST_FOUND = 80;

/** Cuts text from a store to what a diagnostic shows of it. */
export function excerpt(text: string): string {
  return text.length > MOST_FOUND ? `${text.slice(0, MOST_FOUND - 1)}…` : text;
}
