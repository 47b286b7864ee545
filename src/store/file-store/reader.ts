import { Buffer } from 'node:buffer';
import type { KeyValue } from '../../entities/scalar.ts';
import type { Problem } from '../problem.ts';
import type { FileCounts, Meta } from '../run-store.ts';
import { ignorableKind } from './ignorable.ts';
import { readKeyValue } from './key-value-file.ts';
import { parseMeta } from './meta-file.ts';
import { decodeText, isProblem, readBytes } from './read-file.ts';
import { join, type Scan, type ScannedFile, scanFolder } from './scan-folder.ts';

/** Reads the files of one folder of a store and keeps account: every file gets exactly one class. */
export type FolderReader = {
  /** The folder, relative to the root. */
  readonly folder: string;
  readonly scan: Scan;
  readonly problems: Problem[];
  readonly files: FileCounts;
  count(kind: string, file: ScannedFile): void;
  /** Bytes of a file, valid until the next read; undefined (and a problem noted) when it cannot be read. */
  bytes(file: ScannedFile): Buffer | undefined;
  meta(file: ScannedFile): Meta | undefined;
  pair(key: string, file: ScannedFile): KeyValue | undefined;
  /** Classes a file that belongs to no entity: ignorable, or unclaimed with a problem. */
  leftOver(file: ScannedFile): void;
};

/** Opens a folder of the store below `root`. */
export function openFolder(root: string, folder: string, scan = scanFolder(join2(root, folder), folder)): FolderReader {
  const problems: Problem[] = [...scan.problems];
  const files: FileCounts = {};
  const pathOf = (file: ScannedFile) => join(folder, file.path);
  const reader: FolderReader = {
    folder,
    scan,
    problems,
    files,
    count: (kind, file) => addFile(files, kind, file.size),
    bytes(file) {
      const result = readBytes(join2(root, pathOf(file)), file.size, pathOf(file));
      if (!isProblem(result)) return result;
      problems.push(result);
      return undefined;
    },
    meta(file) {
      const bytes = reader.bytes(file);
      return bytes && readMeta(bytes, pathOf(file), problems);
    },
    pair(key, file) {
      const bytes = reader.bytes(file);
      if (!bytes) return undefined;
      const { pair, problem } = readKeyValue(key, bytes, pathOf(file));
      if (problem) problems.push(problem);
      return pair;
    },
    leftOver(file) {
      const kind = ignorableKind(file.path);
      reader.count(kind ? `ignorable:${kind}` : 'unclaimed', file);
      if (!kind) problems.push({ code: 'unclaimed-file', path: pathOf(file) });
    },
  };
  return reader;
}

/** Adds one file to the counts of its class. */
export function addFile(counts: FileCounts, kind: string, bytes: number): void {
  counts[kind] ??= { files: 0, bytes: 0 };
  counts[kind].files += 1;
  counts[kind].bytes += bytes;
}

/** Adds all counts of `from` to `to`. */
export function addCounts(to: FileCounts, from: FileCounts): void {
  for (const [kind, { files, bytes }] of Object.entries(from)) {
    to[kind] ??= { files: 0, bytes: 0 };
    to[kind].files += files;
    to[kind].bytes += bytes;
  }
}

function join2(root: string, folder: string): string {
  return folder === '' ? root : `${root}/${folder}`;
}

function readMeta(bytes: Buffer, path: string, problems: Problem[]): Meta | undefined {
  const { text, valid } = decodeText(bytes);
  if (!valid) problems.push({ code: 'not-utf8', path });
  if (text.trim() === '') {
    problems.push({ code: 'meta-empty', path });
    return undefined;
  }
  if (text.startsWith('version https://git-lfs')) {
    problems.push({ code: 'git-lfs-pointer', path });
    return undefined;
  }
  if (/^(<{7}|>{7}|={7})( |$)/m.test(text)) {
    const line = text.slice(0, text.search(/^(<{7}|={7}|>{7})/m)).split('\n').length;
    problems.push({ code: 'merge-conflict', path, line });
  }
  const { meta, error } = parseMeta(text);
  if (error) problems.push({ code: 'meta-unreadable', path, line: error.line, found: error.message.slice(0, 120) });
  return meta;
}
