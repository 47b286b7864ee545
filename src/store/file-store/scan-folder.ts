import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import type { Problem } from '../problem.ts';

export type ScannedFile = {
  /** Relative to the scanned folder, with `/`. */
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
};

export type Scan = {
  /** Regular files, sorted by path. */
  readonly files: readonly ScannedFile[];
  readonly problems: readonly Problem[];
};

/** A folder's entries sorted by name; none when it is absent or vanished. */
export function listFolder(folder: string): readonly Dirent[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

/**
 * Lists every regular file below a folder. Symbolic links are never followed: they could lead out of the store.
 *
 * @param rootPath the folder as problems name it, relative to the source's root.
 */
export function scanFolder(folder: string, rootPath: string): Scan {
  const files: ScannedFile[] = [];
  const problems: Problem[] = [];
  const visit = (at: string, relative: string) => {
    let entries: readonly Dirent[];
    try {
      entries = readdirSync(at, { withFileTypes: true });
    } catch (error) {
      // The folder itself may be absent, which is the same as empty.
      const absent = relative === '' && (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (!absent) problems.push(problemOf(error, join(rootPath, relative)));
      return;
    }
    for (const entry of entries) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isDirectory()) visit(`${at}/${entry.name}`, path);
      else if (entry.isFile()) addFile(`${at}/${entry.name}`, path);
      else problems.push({ code: entry.isSymbolicLink() ? 'symbolic-link' : 'special-file', path: join(rootPath, path) });
    }
  };
  const addFile = (at: string, path: string) => {
    const stats = lstatSync(at, { throwIfNoEntry: false });
    if (stats) files.push({ path, size: stats.size, mtimeMs: stats.mtimeMs });
    else problems.push({ code: 'file-vanished', path: join(rootPath, path) });
  };
  visit(folder, '');
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, problems };
}

/** Joins path parts with `/`; empty ones vanish. */
export function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}

/** The problem that a failed system call means. */
export function problemOf(error: unknown, path: string): Problem {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'file-vanished', path };
  return { code: 'file-unreadable', path, found: code ?? String(error) };
}
