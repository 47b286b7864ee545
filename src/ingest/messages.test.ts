import { describe, expect, it } from 'vitest';
import { diagnosticSchema } from '../entities/diagnostic.ts';
import type { ProblemCode } from '../store/problem.ts';
import { diagnosticOf, PROBLEM_CODES } from './messages.ts';

const PATH = '1/0f3c/meta.yaml';

function textOf(code: ProblemCode): string {
  const problem = { code, path: PATH, line: 3, key: 'KEY', found: 'FOUND' };
  const { severity, what, why, fix } = diagnosticOf(problem, {});
  return `${severity} ${code}\n  ${what}\n  ${why}\n  ${fix}`;
}

describe('diagnosticOf', () => {
  it('says of every problem what happened, why, and what to do', () => {
    expect(`\n${PROBLEM_CODES.map(textOf).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      warning alias-without-version
        The alias KEY points at version "FOUND", which does not exist.
        The version was deleted, or its folder is missing.
        Set the alias to a version that exists, or delete it.
      info artifacts-elsewhere
        The artifacts of this experiment are recorded at "FOUND", which is no folder at or below the database; none could be looked for.
        The database was moved without them, or they were kept elsewhere from the start.
        Copy them beside the database, or say where they are with --artifact-map FROM=TO.
      info artifacts-without-records
        This folder holds artifacts only; it is not shown as an experiment.
        The experiment itself is recorded elsewhere, for example in a database.
        Add the store that records the experiment.
      info artifacts-without-run
        This folder holds artifacts only; it is not shown as a run.
        The run itself is recorded elsewhere, for example in a database, or its records were not copied.
        Add the store that records the run, if its params and metrics should be shown.
      error database-unreadable
        The database FOUND.
        The file was not copied whole, or is something else than its name says.
        Copy it again, or leave it out of the folders that are given as stores.
      warning dataset-missing
        The run refers to dataset KEY, whose record is missing; the input is left out.
        The folder datasets/ of the experiment, or the table of that name, has no such entry.
        Copy the datasets folder along with the runs.
      warning duplicate-experiment-id
        The experiment id "FOUND" is used twice; this experiment is kept under another address.
        The experiment was copied, or deleted and made again: a folder of that name lies in the store and in .trash.
        Delete one of the two folders, or give one another id.
      warning duplicate-logged-model-id
        The logged model "FOUND" is there twice; this one is kept under another address.
        A folder was copied within the store.
        Delete one of the two folders.
      warning duplicate-run-id
        The run id "FOUND" is used twice; this run is kept under another address.
        A run folder was copied within the store.
        Delete one of the two folders.
      warning experiment-id-mismatch
        The meta.yaml says experiment "FOUND"; the folder's name is used.
        The folder was renamed or copied. MLflow leaves such an experiment out.
        Rename the folder, or correct experiment_id.
      info experiment-name-shared
        Another experiment, "FOUND", is called "KEY" as well; both are shown.
        MLflow refuses equal names, but stores that were copied together hold them.
        Rename one of the two, if they should be told apart by name.
      warning experiment-without-meta
        The experiment has no readable meta.yaml; its name and times are unknown.
        The file was not copied, is ignored by git (*.yaml in .gitignore), or is damaged.
        Restore meta.yaml from the original store.
      warning experiment-without-row
        Runs or models refer to this experiment, but the table experiments does not have it; its name and times are unknown.
        Its row was deleted by hand: SQLite does not enforce foreign keys unless asked to.
        Restore the row from a backup, if the experiment should be shown whole.
      warning field-invalid
        The field KEY holds "FOUND"; the value was ignored.
        MLflow does not write such a value there.
        Correct the field in this file.
      warning field-missing
        The file has no field KEY; what hangs on that field is left out.
        MLflow always writes the field: the file was cut off while it was written, or was edited.
        If the run is still writing, run ingest again when it has finished. Else restore the file from the original store.
      error file-too-large
        The file exceeds FOUND MB and was not read.
        Reading so large a file could exhaust the memory.
        Shorten the file, for example by keeping every tenth line of a metric.
      error file-unreadable
        The file or folder could not be read (FOUND).
        The system refused, usually for missing permission.
        Make it readable, then run ingest again.
      warning file-vanished
        The file vanished while the store was being read.
        Something is writing to the store or cleaning it up.
        Run ingest again when nothing writes to the store.
      info folder-empty
        The folder holds nothing that could be shown.
        An experiment was made and deleted by hand, or its files were not copied.
        Nothing needs to be done.
      info foreign-folder
        The folder holds files (FOUND in all) that belong to no experiment, run or model; they were not read.
        MLflow does not write such a folder there.
        Move the folder elsewhere, if it does not belong to the store.
      error git-lfs-pointer
        The file is a git-lfs pointer, not the content itself.
        The repository was cloned without git-lfs.
        Run git lfs pull, then run ingest again.
      warning latest-metric-differs
        The latest value of KEY in the table latest_metrics is not that of the points, which is "FOUND"; the table's is shown, as MLflow does.
        Rows of one of the two tables were changed or deleted by hand.
        Look at the curve of the metric: it shows the points.
      warning logged-model-without-meta
        The logged model has files but no readable meta.yaml; it is shown as incomplete.
        The file was not copied, or is ignored by git.
        Restore meta.yaml from the original store.
      error merge-conflict
        The file holds merge-conflict markers; what was read of it may be wrong.
        A git merge was left unresolved.
        Resolve the conflict in this file.
      warning meta-duplicate-key
        The field KEY is there twice; the last value counts.
        The file was edited or merged by hand.
        Delete the line that is wrong.
      error meta-empty
        The file is empty.
        MLflow was interrupted while it rewrote the file, or is doing so.
        If the run is still writing, run ingest again when it has finished.
      error meta-unreadable
        The file is not valid YAML: FOUND. Fields that could be read were kept.
        The file was edited, or was cut off while it was written.
        Correct the file at this line.
      warning metric-empty-file
        The metric KEY has no readable point; it is left out.
        The file was created but nothing was written, or all its lines are malformed. MLflow stops the whole search at such a file.
        If the run is still writing, run ingest again when it has finished. Else delete the file.
      error metric-malformed-line
        Skipped one line: expected "timestamp value step", found "FOUND".
        The line was edited or written by several processes at once.
        Correct or delete the line; the other points were read.
      error metric-more-bad-lines
        Skipped further lines of this file that could not be read: FOUND.
        Only the first twenty such lines of a file are listed one by one.
        Look at the whole file; it may not be a metric at all.
      error metric-rows-invalid
        Skipped one row of the metric KEY: expected timestamp, value and step as numbers, found "FOUND".
        Something other than MLflow wrote the row, or a step or time beyond 4503599627370495 (2 to the power of 52) was logged.
        Correct or delete the rows; the other points were read.
      warning metric-unfinished-line
        Skipped the last line: expected "timestamp value step", found "FOUND".
        The line has no end: the run may still be writing, or was killed while writing.
        If the run is still writing, run ingest again when it has finished.
      error metric-unsafe-integer
        Skipped one line: step or timestamp is too large to be exact, in "FOUND".
        Whole numbers beyond 4503599627370495 (2 to the power of 52) cannot be kept exactly.
        Log smaller steps, and timestamps in milliseconds.
      info metric-without-history
        The metric KEY is only in the table latest_metrics; it is shown with that one point.
        The rows of the table metrics were deleted, for example to make the database smaller.
        Nothing needs to be done.
      info model-version-run-missing
        The version refers to run "FOUND", which is not in the report.
        The run was deleted for good, or belongs to another store.
        Add the store that holds the run, if its metrics should be shown.
      warning model-without-meta
        The registered model or version has no readable meta.yaml; what its other files say is shown.
        The file was not copied, or is ignored by git.
        Restore meta.yaml from the original store.
      warning model-without-row
        The registered model or version has no row of its own; what other tables say of it is shown.
        Its row was deleted by hand: SQLite does not enforce foreign keys unless asked to.
        Restore the row from a backup, or delete what refers to it.
      warning name-not-utf8
        The name of this file or folder is not UTF-8; it cannot be opened and was passed over.
        It was written with another encoding of file names, or unpacked from such an archive.
        Rename it; convmv does this for whole folders.
      warning not-utf8
        The text is not UTF-8; it was read as Windows-1252.
        A tool other than MLflow wrote or converted the file.
        Convert the file to UTF-8.
      warning parent-cycle
        The run's parent "FOUND" is one of its own descendants; it is shown without a parent.
        The tag mlflow.parentRunId was set by hand.
        Correct or delete the tag.
      info parent-elsewhere
        The parent run "FOUND" is in another experiment.
        MLflow allows it; the tables of both experiments show their own runs only.
        Nothing needs to be done; the run page links to the parent.
      info parent-missing
        The parent run "FOUND" is not in the report; the run is shown at the top level.
        The parent was deleted or not copied.
        Add the store that holds the parent, if the nesting matters.
      warning records-misplaced
        The folder holds files of runs or experiments (FOUND in all) where MLflow has none; they were not read.
        A run lies directly in its experiment, and an experiment directly in the store; these lie deeper.
        Move each run into the folder of its experiment, or give the inner folder as a store of its own.
      error rows-invalid
        Skipped one row of this table, of KEY "FOUND".
        A key is NULL or binary, or a number is none. MLflow does not write such rows.
        Correct or delete the rows.
      warning rows-orphaned
        Left out one row of this table: its KEY is not in the database, "FOUND".
        What they belong to was deleted by hand: SQLite does not enforce foreign keys unless asked to.
        Nothing needs to be done; mlflow gc cleans up deleted runs without leaving rows behind.
      warning run-experiment-mismatch
        The meta.yaml says experiment "FOUND"; the run is shown in the experiment of its folder.
        The folder was moved or copied. MLflow leaves such a run out.
        Move the folder, or correct experiment_id.
      warning run-id-mismatch
        The meta.yaml says run "FOUND"; the folder's name is used.
        The folder was renamed or copied.
        Rename the folder, or correct run_id.
      error run-unreadable
        The row of this run could not be read by its id; the run is left out.
        The id is not valid UTF-8, or the table runs is damaged.
        Repair the database with sqlite3 mlflow.db .recover, or restore a backup.
      warning run-without-meta
        The run has no meta.yaml; it is shown as incomplete, without status and times.
        The file was not copied, or is ignored by git (*.yaml in .gitignore). MLflow leaves such a run out.
        Restore meta.yaml from the original store.
      info special-file
        This is neither a file nor a folder; it was passed over.
        Sockets, pipes and devices hold no data of a run.
        Remove it from the store, if nothing uses it.
      warning symbolic-link
        The symbolic link was not followed.
        Links can lead out of the store, and what they lead to would be published.
        Replace the link by the file itself, if it should be read.
      error table-damaged
        Reading the table KEY ended early (FOUND); what came before is shown.
        The file is damaged, for example by a disk error or an incomplete copy.
        Repair the database with sqlite3 mlflow.db .recover, or restore a backup.
      warning trace-without-info
        The trace has files but no trace_info.yaml; it is not counted.
        The file was not copied, or is ignored by git (*.yaml in .gitignore).
        Restore trace_info.yaml from the original store.
      info trash-active
        The experiment lies in .trash but says that it is active; it counts as deleted.
        Deleting it was interrupted, or its folder was moved by hand.
        Move the folder out of .trash, if the experiment should be shown.
      info unclaimed-file
        The file belongs to no experiment, run, metric or model; it was not read.
        MLflow does not write such a file there.
        Delete it, or move it elsewhere, if it does not belong to the store.
      warning value-cut
        The value of KEY was cut to 4 MB; the file has FOUND bytes.
        MLflow allows at most 100 000 characters; a longer value would swell every page that shows it.
        Log such a text as an artifact.
      "
    `);
  });

  it.each(PROBLEM_CODES)('%s is said in whole sentences', (code) => {
    const diagnostic = diagnosticOf({ code, path: PATH, key: 'KEY', found: 'FOUND' }, {});
    expect(diagnosticSchema.safeParse(diagnostic).error).toBeUndefined();
    for (const text of [diagnostic.what, diagnostic.why, diagnostic.fix]) {
      expect(text).toMatch(/^[A-Z].*\.$/);
      expect(text).not.toMatch(/!|undefined|\[object| {2}|fault/);
    }
  });

  it('keeps the place, and shows hostile text as a quotation', () => {
    const problem = {
      code: 'field-invalid',
      path: PATH,
      line: 3,
      key: 'status',
      found: '<b>\n\u202e',
    } as const;
    const diagnostic = diagnosticOf(problem, {});
    expect(diagnostic).toMatchObject({ code: 'field-invalid', path: PATH, line: 3, key: 'status' });
    expect(diagnostic.what).toBe('The field status holds "<b>\\n\u202e"; the value was ignored.');
  });
});
