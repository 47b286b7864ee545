import { lstatSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ArtifactFile } from '../entities/artifact.ts';
import { join, type Scan, scanFolder, statFile } from './file-store/scan-folder.ts';
import { addProblems, type Problem } from './problem.ts';

/** The files of an artifact folder, sorted by path, and what it took to find them. */
export type ArtifactListing = {
  readonly artifacts: readonly ArtifactFile[];
  /** The files with what was seen of each, for a mark of the folder. */
  readonly files: Scan['files'];
  readonly problems: readonly Problem[];
};

/**
 * Lists an artifact folder that lies anywhere; nothing in it is opened.
 *
 * @param at absolute path of the folder.
 * @param folder the same as problems name it, relative to the source's root.
 */
export function listArtifacts(at: string, folder: string): ArtifactListing {
  const { files, problems: found } = scanFolder(at, folder);
  const problems: Problem[] = [];
  addProblems(problems, found);
  const artifacts = files.flatMap((file): ArtifactFile[] => {
    file.stats = statFile(resolve(at, file.path));
    if (file.stats) return [{ path: file.path, size: file.stats.size }];
    problems.push({ code: 'file-vanished', path: join(folder, file.path) });
    return [];
  });
  return { artifacts, files, problems };
}

/** Whether a folder exists and no symbolic link leads there: what it leads to would be published. */
export function isPlainFolder(at: string): boolean {
  try {
    return realpathSync(at) === at && lstatSync(at).isDirectory();
  } catch {
    // Most folders that are looked for do not exist.
    return false;
  }
}
