import type { Diagnostic, Severity } from '../entities/diagnostic.ts';
import type { Problem, ProblemCode } from '../store/problem.ts';

type Text = Pick<Diagnostic, 'what' | 'why' | 'fix'> & { readonly severity: Severity };

const RUN_AGAIN = 'If the run is still writing, run ingest again when it has finished.';
const found = ({ found: text = '' }: Problem) => JSON.stringify(text);
const key = ({ key: name = '' }: Problem) => name || '""';
const isOne = ({ count = 1 }: Problem) => count === 1;
const countOfRows = (p: Problem) => (isOne(p) ? 'one row' : `${p.count} rows`);
const first = (p: Problem) => (isOne(p) ? '' : ' in the first');

/**
 * Every text that people read about a problem: what happened, why, and what to do.
 * error: something was lost; warning: read with a guess or in part; info: odd, without effect on figures.
 */
const TEXTS: Readonly<Record<ProblemCode, (problem: Problem) => Text>> = {
  'alias-without-version': (p) => ({
    severity: 'warning',
    what: `The alias ${key(p)} points at version ${found(p)}, which does not exist.`,
    why: 'The version was deleted, or its folder is missing.',
    fix: 'Set the alias to a version that exists, or delete it.',
  }),
  'artifacts-elsewhere': (p) => ({
    severity: 'info',
    what: `The artifacts of this experiment are recorded at ${found(p)}, which is no folder at or below the database; none could be looked for.`,
    why: 'The database was moved without them, or they were kept elsewhere from the start.',
    fix: 'Copy them beside the database, or say where they are with --artifact-map FROM=TO.',
  }),
  'artifacts-without-run': () => ({
    severity: 'info',
    what: 'This folder holds artifacts only; it is not shown as a run.',
    why: 'The run itself is recorded elsewhere, for example in a database, or its records were not copied.',
    fix: 'Add the store that records the run, if its params and metrics should be shown.',
  }),
  'artifacts-without-records': () => ({
    severity: 'info',
    what: 'This folder holds artifacts only; it is not shown as an experiment.',
    why: 'The experiment itself is recorded elsewhere, for example in a database.',
    fix: 'Add the store that records the experiment.',
  }),
  'database-unreadable': (p) => ({
    severity: 'error',
    what: `The database ${p.found ?? 'cannot be read'}.`,
    why: 'The file was not copied whole, or is something else than its name says.',
    fix: 'Copy it again, or leave it out of the folders that are given as stores.',
  }),
  'dataset-missing': (p) => ({
    severity: 'warning',
    what: `The run refers to dataset ${key(p)}, whose record is missing; the input is left out.`,
    why: 'The folder datasets/ of the experiment, or the table of that name, has no such entry.',
    fix: 'Copy the datasets folder along with the runs.',
  }),
  'duplicate-run-id': (p) => ({
    severity: 'warning',
    what: `The run id ${found(p)} is used twice; this run is kept under another address.`,
    why: 'A run folder was copied within the store.',
    fix: 'Delete one of the two folders.',
  }),
  'experiment-id-mismatch': (p) => ({
    severity: 'warning',
    what: `The meta.yaml says experiment ${found(p)}; the folder's name is used.`,
    why: 'The folder was renamed or copied. MLflow leaves such an experiment out.',
    fix: 'Rename the folder, or correct experiment_id.',
  }),
  'experiment-without-meta': () => ({
    severity: 'warning',
    what: 'The experiment has no readable meta.yaml; its name and times are unknown.',
    why: 'The file was not copied, is ignored by git (*.yaml in .gitignore), or is damaged.',
    fix: 'Restore meta.yaml from the original store.',
  }),
  'experiment-without-row': (p) => ({
    severity: 'warning',
    what: 'Runs or models refer to this experiment, but the table experiments does not have it; its name and times are unknown.',
    why: p.path.endsWith('/none')
      ? 'The column experiment_id of these runs is empty.'
      : 'Its row was deleted by hand: SQLite does not enforce foreign keys unless asked to.',
    fix: 'Restore the row from a backup, if the experiment should be shown whole.',
  }),
  'field-invalid': (p) => ({
    severity: 'warning',
    what: `The field ${key(p)} holds ${found(p)}; the value was ignored.`,
    why: 'MLflow does not write such a value there.',
    fix: 'Correct the field in this file.',
  }),
  'field-missing': (p) => ({
    severity: 'warning',
    what: `The file has no field ${key(p)}; what hangs on that field is left out.`,
    why: 'MLflow always writes the field: the file was cut off while it was written, or was edited.',
    fix: `${RUN_AGAIN} Else restore the file from the original store.`,
  }),
  'duplicate-experiment-id': (p) => ({
    severity: 'warning',
    what: `The experiment id ${found(p)} is used twice; this experiment is kept under another address.`,
    why: 'The experiment was copied, or deleted and made again: a folder of that name lies in the store and in .trash.',
    fix: 'Delete one of the two folders, or give one another id.',
  }),
  'duplicate-logged-model-id': (p) => ({
    severity: 'warning',
    what: `The logged model ${found(p)} is there twice; this one is kept under another address.`,
    why: 'A folder was copied within the store.',
    fix: 'Delete one of the two folders.',
  }),
  'experiment-name-shared': (p) => ({
    severity: 'info',
    what: `Another experiment, ${found(p)}, is called ${JSON.stringify(key(p))} as well; both are shown.`,
    why: 'MLflow refuses equal names, but stores that were copied together hold them.',
    fix: 'Rename one of the two, if they should be told apart by name.',
  }),
  'file-too-large': (p) => ({
    severity: 'error',
    what: `The file exceeds ${p.found ?? 'the limit in'} MB and was not read.`,
    why: 'Reading so large a file could exhaust the memory.',
    fix: 'Shorten the file, for example by keeping every tenth line of a metric.',
  }),
  'foreign-folder': (p) => ({
    severity: 'info',
    what: `The folder holds files (${p.found ?? 'some'} in all) that belong to no experiment, run or model; they were not read.`,
    why: 'MLflow does not write such a folder there.',
    fix: 'Move the folder elsewhere, if it does not belong to the store.',
  }),
  'meta-duplicate-key': (p) => ({
    severity: 'warning',
    what: `The field ${key(p)} is there twice; the last value counts.`,
    why: 'The file was edited or merged by hand.',
    fix: 'Delete the line that is wrong.',
  }),
  'name-not-utf8': () => ({
    severity: 'warning',
    what: 'The name of this file or folder is not UTF-8; it cannot be opened and was passed over.',
    why: 'It was written with another encoding of file names, or unpacked from such an archive.',
    fix: 'Rename it; convmv does this for whole folders.',
  }),
  'parent-cycle': (p) => ({
    severity: 'warning',
    what: `The run's parent ${found(p)} is one of its own descendants; it is shown without a parent.`,
    why: 'The tag mlflow.parentRunId was set by hand.',
    fix: 'Correct or delete the tag.',
  }),
  'file-unreadable': (p) => ({
    severity: 'error',
    what: `The file or folder could not be read (${p.found ?? 'unknown error'}).`,
    why: 'The system refused, usually for missing permission.',
    fix: 'Make it readable, then run ingest again.',
  }),
  'file-vanished': () => ({
    severity: 'warning',
    what: 'The file vanished while the store was being read.',
    why: 'Something is writing to the store or cleaning it up.',
    fix: 'Run ingest again when nothing writes to the store.',
  }),
  'folder-empty': () => ({
    severity: 'info',
    what: 'The folder holds nothing that could be shown.',
    why: 'An experiment was made and deleted by hand, or its files were not copied.',
    fix: 'Nothing needs to be done.',
  }),
  'git-lfs-pointer': () => ({
    severity: 'error',
    what: 'The file is a git-lfs pointer, not the content itself.',
    why: 'The repository was cloned without git-lfs.',
    fix: 'Run git lfs pull, then run ingest again.',
  }),
  'latest-metric-differs': (p) => ({
    severity: 'warning',
    what: `The latest value of ${key(p)} in the table latest_metrics is not that of the points, which is ${found(p)}; the table's is shown, as MLflow does.`,
    why: 'Rows of one of the two tables were changed or deleted by hand.',
    fix: 'Look at the curve of the metric: it shows the points.',
  }),
  'logged-model-without-meta': () => ({
    severity: 'warning',
    what: 'The logged model has files but no readable meta.yaml; it is shown as incomplete.',
    why: 'The file was not copied, or is ignored by git.',
    fix: 'Restore meta.yaml from the original store.',
  }),
  'merge-conflict': () => ({
    severity: 'error',
    what: 'The file holds merge-conflict markers; what was read of it may be wrong.',
    why: 'A git merge was left unresolved.',
    fix: 'Resolve the conflict in this file.',
  }),
  'meta-empty': () => ({
    severity: 'error',
    what: 'The file is empty.',
    why: 'MLflow was interrupted while it rewrote the file, or is doing so.',
    fix: RUN_AGAIN,
  }),
  'meta-unreadable': (p) => ({
    severity: 'error',
    what: `The file is not valid YAML: ${p.found ?? 'unknown error'}. Fields that could be read were kept.`,
    why: 'The file was edited, or was cut off while it was written.',
    fix: 'Correct the file at this line.',
  }),
  'metric-empty-file': (p) => ({
    severity: 'warning',
    what: `The metric ${key(p)} has no readable point; it is left out.`,
    why: 'The file was created but nothing was written, or all its lines are malformed. MLflow stops the whole search at such a file.',
    fix: `${RUN_AGAIN} Else delete the file.`,
  }),
  'metric-malformed-line': (p) => ({
    severity: 'error',
    what: `Skipped one line: expected "timestamp value step", found ${found(p)}.`,
    why: 'The line was edited or written by several processes at once.',
    fix: 'Correct or delete the line; the other points were read.',
  }),
  'metric-more-bad-lines': (p) => ({
    severity: 'error',
    what: `Skipped further lines of this file that could not be read: ${p.found ?? 'some'}.`,
    why: 'Only the first twenty such lines of a file are listed one by one.',
    fix: 'Look at the whole file; it may not be a metric at all.',
  }),
  'metric-rows-invalid': (p) => ({
    severity: 'error',
    what: `Skipped ${countOfRows(p)} of the metric ${key(p)}: expected timestamp, value and step as numbers, found ${found(p)}${first(p)}.`,
    why: 'Something other than MLflow wrote the row, or a step or time beyond 4503599627370495 (2 to the power of 52) was logged.',
    fix: 'Correct or delete the rows; the other points were read.',
  }),
  'metric-unfinished-line': (p) => ({
    severity: 'warning',
    what: `Skipped the last line: expected "timestamp value step", found ${found(p)}.`,
    why: 'The line has no end: the run may still be writing, or was killed while writing.',
    fix: RUN_AGAIN,
  }),
  'metric-unsafe-integer': (p) => ({
    severity: 'error',
    what: `Skipped one line: step or timestamp is too large to be exact, in ${found(p)}.`,
    why: 'Whole numbers beyond 4503599627370495 (2 to the power of 52) cannot be kept exactly.',
    fix: 'Log smaller steps, and timestamps in milliseconds.',
  }),
  'metric-without-history': (p) => ({
    severity: 'info',
    what: `The metric ${key(p)} is only in the table latest_metrics; it is shown with that one point.`,
    why: 'The rows of the table metrics were deleted, for example to make the database smaller.',
    fix: 'Nothing needs to be done.',
  }),
  'model-version-run-missing': (p) => ({
    severity: 'info',
    what: `The version refers to run ${found(p)}, which is not in the report.`,
    why: 'The run was deleted for good, or belongs to another store.',
    fix: 'Add the store that holds the run, if its metrics should be shown.',
  }),
  'model-without-meta': () => ({
    severity: 'warning',
    what: 'The registered model or version has no readable meta.yaml; what its other files say is shown.',
    why: 'The file was not copied, or is ignored by git.',
    fix: 'Restore meta.yaml from the original store.',
  }),
  'model-without-row': () => ({
    severity: 'warning',
    what: 'The registered model or version has no row of its own; what other tables say of it is shown.',
    why: 'Its row was deleted by hand: SQLite does not enforce foreign keys unless asked to.',
    fix: 'Restore the row from a backup, or delete what refers to it.',
  }),
  'not-utf8': () => ({
    severity: 'warning',
    what: 'The text is not UTF-8; it was read as Windows-1252.',
    why: 'A tool other than MLflow wrote or converted the file.',
    fix: 'Convert the file to UTF-8.',
  }),
  'parent-elsewhere': (p) => ({
    severity: 'info',
    what: `The parent run ${found(p)} is in another experiment.`,
    why: 'MLflow allows it; the tables of both experiments show their own runs only.',
    fix: 'Nothing needs to be done; the run page links to the parent.',
  }),
  'parent-missing': (p) => ({
    severity: 'info',
    what: `The parent run ${found(p)} is not in the report; the run is shown at the top level.`,
    why: 'The parent was deleted or not copied.',
    fix: 'Add the store that holds the parent, if the nesting matters.',
  }),
  'records-misplaced': (p) => ({
    severity: 'warning',
    what: `The folder holds files of runs or experiments (${p.found ?? 'some'} in all) where MLflow has none; they were not read.`,
    why: 'A run lies directly in its experiment, and an experiment directly in the store; these lie deeper.',
    fix: 'Move each run into the folder of its experiment, or give the inner folder as a store of its own.',
  }),
  'rows-invalid': (p) => ({
    severity: 'error',
    what: `Skipped ${countOfRows(p)} of this table, of ${key(p)} ${found(p)}${first(p)}.`,
    why: 'A key is NULL or binary, or a number is none. MLflow does not write such rows.',
    fix: 'Correct or delete the rows.',
  }),
  'rows-orphaned': (p) => ({
    severity: 'warning',
    what: `Left out ${countOfRows(p)} of this table: ${isOne(p) ? 'its' : 'their'} ${key(p)} is not in the database, ${found(p)}${first(p)}.`,
    why: 'What they belong to was deleted by hand: SQLite does not enforce foreign keys unless asked to.',
    fix: 'Nothing needs to be done; mlflow gc cleans up deleted runs without leaving rows behind.',
  }),
  'run-experiment-mismatch': (p) => ({
    severity: 'warning',
    what: `The meta.yaml says experiment ${found(p)}; the run is shown in the experiment of its folder.`,
    why: 'The folder was moved or copied. MLflow leaves such a run out.',
    fix: 'Move the folder, or correct experiment_id.',
  }),
  'run-id-mismatch': (p) => ({
    severity: 'warning',
    what: `The meta.yaml says run ${found(p)}; the folder's name is used.`,
    why: 'The folder was renamed or copied.',
    fix: 'Rename the folder, or correct run_id.',
  }),
  'run-unreadable': () => ({
    severity: 'error',
    what: 'The row of this run could not be read by its id; the run is left out.',
    why: 'The id is not valid UTF-8, or the table runs is damaged.',
    fix: 'Repair the database with sqlite3 mlflow.db .recover, or restore a backup.',
  }),
  'run-without-meta': () => ({
    severity: 'warning',
    what: 'The run has no meta.yaml; it is shown as incomplete, without status and times.',
    why: 'The file was not copied, or is ignored by git (*.yaml in .gitignore). MLflow leaves such a run out.',
    fix: 'Restore meta.yaml from the original store.',
  }),
  'special-file': () => ({
    severity: 'info',
    what: 'This is neither a file nor a folder; it was passed over.',
    why: 'Sockets, pipes and devices hold no data of a run.',
    fix: 'Remove it from the store, if nothing uses it.',
  }),
  'symbolic-link': () => ({
    severity: 'warning',
    what: 'The symbolic link was not followed.',
    why: 'Links can lead out of the store, and what they lead to would be published.',
    fix: 'Replace the link by the file itself, if it should be read.',
  }),
  'table-damaged': (p) => ({
    severity: 'error',
    what: `Reading the table ${p.key ?? p.path} ended early (${p.found ?? 'unknown error'}); what came before is shown.`,
    why: 'The file is damaged, for example by a disk error or an incomplete copy.',
    fix: 'Repair the database with sqlite3 mlflow.db .recover, or restore a backup.',
  }),
  'trace-without-info': () => ({
    severity: 'warning',
    what: 'The trace has files but no trace_info.yaml; it is not counted.',
    why: 'The file was not copied, or is ignored by git (*.yaml in .gitignore).',
    fix: 'Restore trace_info.yaml from the original store.',
  }),
  'trash-active': () => ({
    severity: 'info',
    what: 'The experiment lies in .trash but says that it is active; it counts as deleted.',
    why: 'Deleting it was interrupted, or its folder was moved by hand.',
    fix: 'Move the folder out of .trash, if the experiment should be shown.',
  }),
  'unclaimed-file': () => ({
    severity: 'info',
    what: 'The file belongs to no experiment, run, metric or model; it was not read.',
    why: 'MLflow does not write such a file there.',
    fix: 'Delete it, or move it elsewhere, if it does not belong to the store.',
  }),
  'value-cut': (p) => ({
    severity: 'warning',
    what: `The value of ${key(p)} was cut to 4 MB; the file has ${p.found ?? 'more'} bytes.`,
    why: 'MLflow allows at most 100 000 characters; a longer value would swell every page that shows it.',
    fix: 'Log such a text as an artifact.',
  }),
};

/** Every kind of problem, sorted. */
export const PROBLEM_CODES = (Object.keys(TEXTS) as ProblemCode[]).sort();

/** Makes the diagnostic of a problem. */
export function diagnosticOf(
  problem: Problem,
  place: Pick<Diagnostic, 'sourceId' | 'experimentKey' | 'runKey' | 'registeredModelKey'>,
): Diagnostic {
  const { severity, ...text } = TEXTS[problem.code](problem);
  const { line, key: field } = problem;
  return {
    code: problem.code,
    severity,
    ...place,
    path: problem.path,
    ...(line === undefined ? {} : { line }),
    ...(field === undefined ? {} : { key: field }),
    ...text,
  };
}
