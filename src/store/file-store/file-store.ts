import { addCounts, type FileCounts } from '../file-counts.ts';
import { addProblems, type Problem } from '../problem.ts';
import type { RawExperiment, RawOutline, RawRegistry, RunStore } from '../run-store.ts';
import { readExperiment } from './experiment-reader.ts';
import { foldUnclaimed } from './fold-unclaimed.ts';
import { openFolder } from './reader.ts';
import { readRegistry } from './registry-reader.ts';
import { readRunFolder, readRunMeta } from './run-reader.ts';
import { join, listFolder, oddEntry } from './scan-folder.ts';

const TRASH = '.trash';
const REGISTRY = 'models';
const RUNS_PER_BATCH = 64;

/**
 * Opens the file store in a folder, usually called `mlruns`: `<experiment>/<run>/…`, `.trash/<experiment>/…` and
 * `models/…`.
 *
 * @param root absolute path, itself not a symbolic link.
 */
export function openFileStore(root: string): RunStore {
  return {
    readOutline: () => readOutline(root),
    runIdOf: (folder) => folder.slice(folder.lastIndexOf('/') + 1),
    readRunMeta: (folder) => readRunMeta(root, folder),
    inBatches: (runs) =>
      Array.from({ length: Math.ceil(runs.length / RUNS_PER_BATCH) }, (_, index) =>
        runs.slice(index * RUNS_PER_BATCH, (index + 1) * RUNS_PER_BATCH),
      ),
    *readRuns(batch) {
      for (const request of batch) yield [request, readRunFolder(root, request)];
    },
    close: () => undefined,
  };
}

function readOutline(root: string): RawOutline {
  const problems: Problem[] = [];
  const files: FileCounts = {};
  let registry: RawRegistry = { folder: REGISTRY, models: [], problems: [], files: {} };
  let hasTrash = false;
  const experiments: RawExperiment[] = [];
  const visit = (folder: string, onFolder: (name: string) => void) => {
    const listing = listFolder(join(root, folder), folder);
    addProblems(problems, listing.problems);
    addCounts(files, listing.counts);
    // The loose files of this folder only: its folders are somebody else's to read.
    const loose = listing.entries
      .filter((entry) => entry.isFile())
      .map(({ name }) => ({ path: name, stats: undefined }));
    const reader = openFolder(root, folder, { files: loose, problems: [], counts: {} });
    for (const file of loose) reader.leftOver(file);
    addProblems(problems, reader.problems);
    addCounts(files, reader.counts);
    for (const entry of listing.entries) {
      if (entry.isDirectory()) onFolder(entry.name);
      else if (!entry.isFile()) problems.push(oddEntry(entry, join(folder, entry.name)));
    }
  };
  visit('', (name) => {
    if (name === TRASH) hasTrash = true;
    else if (name === REGISTRY) registry = readRegistry(root);
    else if (name.startsWith('.')) passFolder(root, name, problems, files);
    else experiments.push(readExperiment(root, name, false));
  });
  // Last, so that an experiment that is there twice keeps its address where it is active.
  if (hasTrash) visit(TRASH, (name) => experiments.push(readExperiment(root, join(TRASH, name), true)));
  return { folder: '', experiments, registry, problems, files, rows: {} };
}

/** Accounts for a folder that is none of MLflow's. */
function passFolder(root: string, folder: string, problems: Problem[], files: FileCounts): void {
  const reader = openFolder(root, folder);
  for (const file of reader.files) reader.leftOver(file);
  addProblems(problems, foldUnclaimed(reader.problems, folder));
  addCounts(files, reader.counts);
}
