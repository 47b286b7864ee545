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
  | 'artifacts-without-run'
  | 'artifacts-without-records'
  | 'dataset-missing'
  | 'duplicate-run-id'
  | 'experiment-id-mismatch'
  | 'experiment-without-meta'
  | 'field-invalid'
  | 'file-unreadable'
  | 'file-vanished'
  | 'folder-empty'
  | 'git-lfs-pointer'
  | 'logged-model-without-meta'
  | 'merge-conflict'
  | 'meta-empty'
  | 'meta-unreadable'
  | 'metric-empty-file'
  | 'metric-malformed-line'
  | 'metric-unfinished-line'
  | 'metric-unsafe-integer'
  | 'model-version-run-missing'
  | 'model-without-meta'
  | 'not-utf8'
  | 'parent-elsewhere'
  | 'parent-missing'
  | 'run-experiment-mismatch'
  | 'run-id-mismatch'
  | 'run-without-meta'
  | 'special-file'
  | 'symbolic-link'
  | 'trash-active'
  | 'unclaimed-file'
  | 'value-cut';
