import type { Problem } from '../problem.ts';
import type { FileCounts, RawExperiment, RawOutline, RunStore } from '../run-store.ts';
import { readExperiment, scanOne } from './experiment-reader.ts';
import { ignorableKind } from './ignorable.ts';
import { addFile } from './reader.ts';
import { readRegistry } from './registry-reader.ts';
import { readRunFolder } from './run-reader.ts';
import { listFolder, scanFolder } from './scan-folder.ts';

const TRASH = '.trash';
const REGISTRY = 'models';

/**
 * Opens the file store in a folder, usually called `mlruns`: `<experiment>/<run>/…`, `.trash/<experiment>/…` and
 * `models/…`.
 *
 * @param root absolute path, itself not a symbolic link.
 */
export function openFileStore(root: string): RunStore {
  return {
    readOutline: () => readOutline(root),
    readRun: (experimentId, folder, known) => readRunFolder(root, experimentId, folder, known),
  };
}

function readOutline(root: string): RawOutline {
  const problems: Problem[] = [];
  const files: FileCounts = {};
  const experiments: RawExperiment[] = [];
  const visit = (folder: string, inTrash: boolean) => {
    for (const entry of listFolder(folder === '' ? root : `${root}/${folder}`)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (path === TRASH) visit(TRASH, true);
        else if (path === REGISTRY) continue;
        else if (entry.name.startsWith('.')) claimRest(path);
        else experiments.push(readExperiment(root, path, inTrash));
        continue;
      }
      const scan = scanOne(root, folder, entry.name);
      problems.push(...scan.problems);
      for (const file of scan.files) claim(path, file.size);
    }
  };
  const claim = (path: string, size: number) => {
    const kind = ignorableKind(path);
    addFile(files, kind ? `ignorable:${kind}` : 'unclaimed', size);
    if (!kind) problems.push({ code: 'unclaimed-file', path });
  };
  const claimRest = (folder: string) => {
    const scan = scanFolder(`${root}/${folder}`, folder);
    problems.push(...scan.problems);
    for (const file of scan.files) claim(`${folder}/${file.path}`, file.size);
  };
  visit('', false);
  return { folder: '', experiments, registry: readRegistry(root), problems, files };
}
