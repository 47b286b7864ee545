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
};

export type ProblemCode =
  | 'alias-without-version'
  | 'artifacts-without-records'
  | 'artifacts-without-run'
  | 'dataset-missing'
  | 'duplicate-experiment-id'
  | 'duplicate-logged-model-id'
  | 'duplicate-run-id'
  | 'experiment-id-mismatch'
  | 'experiment-name-shared'
  | 'experiment-without-meta'
  | 'field-invalid'
  | 'field-missing'
  | 'file-too-large'
  | 'file-unreadable'
  | 'file-vanished'
  | 'folder-empty'
  | 'foreign-folder'
  | 'git-lfs-pointer'
  | 'logged-model-without-meta'
  | 'merge-conflict'
  | 'meta-duplicate-key'
  | 'meta-empty'
  | 'meta-unreadable'
  | 'metric-empty-file'
  | 'metric-malformed-line'
  | 'metric-more-bad-lines'
  | 'metric-unfinished-line'
  | 'metric-unsafe-integer'
  | 'model-version-run-missing'
  | 'model-without-meta'
  | 'name-not-utf8'
  | 'not-utf8'
  | 'parent-cycle'
  | 'parent-elsewhere'
  | 'parent-missing'
  | 'records-misplaced'
  | 'run-experiment-mismatch'
  | 'run-id-mismatch'
  | 'run-without-meta'
  | 'special-file'
  | 'symbolic-link'
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
