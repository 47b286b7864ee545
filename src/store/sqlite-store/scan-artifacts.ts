import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import type { ArtifactFile } from '../../entities/artifact.ts';
import { listArtifacts } from '../artifact-files.ts';
import { countFiles, type FileCounts } from '../file-counts.ts';
import { markFolder } from '../file-store/folder-mark.ts';
import { addProblems, type Problem } from '../problem.ts';
import type { ArtifactRoot, RunMark } from '../run-store.ts';
import type { DatabaseMark } from './database-mark.ts';

export type ArtifactPlaces = {
  /** Of the database that tells where the artifacts are. */
  readonly mark: DatabaseMark;
  /** Absolute path of the folder that a name in the snapshot stands for. */
  folderAt(location: string | undefined): string;
};

/** Lists the files of an artifact folder; the mark is that of the database and of these files together. */
export function scanArtifacts(
  { mark, folderAt }: ArtifactPlaces,
  root: ArtifactRoot | undefined,
  problems: Problem[],
  files: FileCounts,
): { readonly artifacts: readonly ArtifactFile[]; readonly mark: RunMark } {
  if (!root) return { artifacts: [], mark };
  const at = resolve(folderAt(root.location), root.folder);
  const { artifacts, files: seen, problems: found } = listArtifacts(at, root.folder);
  addProblems(problems, found);
  for (const { size } of artifacts) countFiles(files, 'artifact', 1, size);
  const { fingerprint, newestMtimeMs } = markFolder(seen, found);
  return {
    artifacts,
    mark: {
      fingerprint: fingerprint && hash('sha1', `${mark.fingerprint}\n${fingerprint}`, 'base64'),
      newestMtimeMs: Math.max(mark.newestMtimeMs, newestMtimeMs),
    },
  };
}
