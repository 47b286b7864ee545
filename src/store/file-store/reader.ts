import type { Buffer } from 'node:buffer';
import type { KeyValue } from '../../entities/scalar.ts';
import { addCounts, countFiles, type FileCounts } from '../file-counts.ts';
import type { Problem } from '../problem.ts';
import type { Meta } from '../run-store.ts';
import { ignorableKind } from './ignorable.ts';
import { LONGEST_VALUE, readKeyValue } from './key-value-file.ts';
import { readMeta } from './meta-file.ts';
import { readBytes } from './read-file.ts';
import { type FoundFile, join, type Scan, scanFolder, statFile } from './scan-folder.ts';

const LARGEST_META = 32 << 20;
const LARGEST_METRIC = 256 << 20;

/**
 * Reads the files of one folder of a store and keeps the account of them: each file is to be given to exactly one
 * of the methods. What goes wrong becomes a problem; no method throws.
 */
export type FolderReader = {
  /** The folder, relative to the root. */
  readonly folder: string;
  readonly files: readonly FoundFile[];
  readonly problems: Problem[];
  readonly counts: FileCounts;
  /** Bytes of a metric file, valid until the next read. */
  bytes(file: FoundFile, kind: string): Buffer | undefined;
  meta(file: FoundFile, kind: string): Meta | undefined;
  pair(file: FoundFile, kind: string, key: string): KeyValue | undefined;
  /** Counts a file that is not to be read; gives its size. */
  pass(file: FoundFile, kind: string): number | undefined;
  /** Counts a file that belongs to no entity: ignorable, or unclaimed with a problem. */
  leftOver(file: FoundFile): void;
};

/** Opens a folder of the store in `root`. */
export function openFolder(
  root: string,
  folder: string,
  scan: Scan = scanFolder(join(root, folder), folder),
): FolderReader {
  const problems: Problem[] = [...scan.problems];
  const counts: FileCounts = {};
  addCounts(counts, scan.counts);
  const pathOf = (file: FoundFile) => join(folder, file.path);

  const read = (file: FoundFile, kind: string, most: number): Buffer | undefined => {
    const path = pathOf(file);
    const reading = readBytes(join(root, path), most, path);
    if ('bytes' in reading) {
      file.stats = reading.stats;
      countFiles(counts, kind, 1, reading.stats.size);
      return reading.bytes;
    }
    problems.push(reading);
    // Unreadable but there: it is counted all the same.
    file.stats = reading.code === 'file-vanished' ? undefined : statFile(join(root, path));
    if (file.stats) countFiles(counts, kind, 1, file.stats.size);
    return undefined;
  };
  const readWhole = (file: FoundFile, kind: string, most: number) => {
    const bytes = read(file, kind, most);
    if (!bytes || (file.stats?.size ?? 0) <= most) return bytes;
    problems.push({ code: 'file-too-large', path: pathOf(file), found: String(most >> 20) });
    return undefined;
  };
  const pass = (file: FoundFile, kind: string) => {
    file.stats ??= statFile(join(root, pathOf(file)));
    if (file.stats) countFiles(counts, kind, 1, file.stats.size);
    else problems.push({ code: 'file-vanished', path: pathOf(file) });
    return file.stats?.size;
  };

  return {
    folder,
    files: scan.files,
    problems,
    counts,
    bytes: (file, kind) => readWhole(file, kind, LARGEST_METRIC),
    meta(file, kind) {
      const bytes = readWhole(file, kind, LARGEST_META);
      return bytes && readMeta(bytes, pathOf(file), problems);
    },
    pair(file, kind, key) {
      const bytes = read(file, kind, LONGEST_VALUE);
      return bytes && readKeyValue(key, bytes, file.stats?.size ?? 0, pathOf(file), problems);
    },
    pass,
    leftOver(file) {
      const kind = ignorableKind(pathOf(file));
      const size = pass(file, kind ? `ignorable:${kind}` : 'unclaimed');
      if (!kind && size !== undefined) problems.push({ code: 'unclaimed-file', path: pathOf(file) });
    },
  };
}
