import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { countFiles, type FileCounts } from '../file-counts.ts';
import { addProblems, type Problem } from '../problem.ts';
import { findStrays, REPLACEMENT } from './stray-names.ts';

export type FileStats = { readonly size: number; readonly mtimeMs: number };

/** A regular file of a store. */
export type FoundFile = {
  /** Relative to the scanned folder, with `/`. */
  readonly path: string;
  /** Filled in when the file is opened or looked at; undefined before, and when it has vanished. */
  stats: FileStats | undefined;
};

export type Scan = {
  /** Regular files, sorted by path. */
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
  /** Files that are in the account already: those with names that cannot be opened. */
  readonly counts: FileCounts;
};

export type Listing = {
  readonly entries: readonly Dirent[];
  readonly problems: readonly Problem[];
  readonly counts: FileCounts;
};

/**
 * A folder's entries sorted by name; none when it is absent.
 *
 * @param rootPath the folder as problems name it, relative to the source's root.
 */
export function listFolder(folder: string, rootPath: string): Listing {
  const problems: Problem[] = [];
  const counts: FileCounts = {};
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    // Absent is the same as empty: git does not keep empty folders.
    const problem = problemOf(error, rootPath);
    return { entries: [], problems: problem.code === 'file-vanished' ? [] : [problem], counts };
  }
  if (entries.some(({ name }) => name.includes(REPLACEMENT))) {
    const strays = findStrays(folder);
    entries = entries.filter(({ name }) => strays.valid.has(name));
    for (const name of strays.invalid) problems.push({ code: 'name-not-utf8', path: join(rootPath, name) });
    if (strays.files > 0) countFiles(counts, 'unclaimed', strays.files, strays.bytes);
  }
  return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), problems, counts };
}

/**
 * Lists every regular file below a folder. Symbolic links are never followed: they could lead out of the store.
 *
 * @param rootPath the folder as problems name it, relative to the source's root.
 */
export function scanFolder(folder: string, rootPath: string): Scan {
  const files: FoundFile[] = [];
  const problems: Problem[] = [];
  const counts: FileCounts = {};
  const visit = (at: string, relative: string) => {
    const listing = listFolder(at, join(rootPath, relative));
    addProblems(problems, listing.problems);
    for (const [kind, stray] of Object.entries(listing.counts))
      countFiles(counts, kind, stray.files, stray.bytes);
    for (const entry of listing.entries) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (entry.isFile()) files.push({ path, stats: undefined });
      else if (entry.isDirectory()) visit(`${at}/${entry.name}`, path);
      else problems.push(oddEntry(entry, join(rootPath, path)));
    }
  };
  visit(folder, '');
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, problems, counts };
}

/** The problem with an entry that is neither a regular file nor a folder. */
export function oddEntry(entry: Dirent, path: string): Problem {
  return { code: entry.isSymbolicLink() ? 'symbolic-link' : 'special-file', path };
}

/** Looks at a file without opening it; undefined when it has vanished or cannot be looked at. */
export function statFile(at: string): FileStats | undefined {
  try {
    return lstatSync(at, { throwIfNoEntry: false });
  } catch {
    // No permission for the folder: opening the file will tell the same, and say so.
    return undefined;
  }
}

/** Joins path parts with `/`; empty ones vanish. */
export function join(...parts: readonly string[]): string {
  let path = '';
  for (const part of parts) if (part !== '') path = path === '' ? part : `${path}/${part}`;
  return path;
}

/** The problem that a failed system call means. */
export function problemOf(error: unknown, path: string): Problem {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'file-vanished', path };
  return { code: code === 'ELOOP' ? 'symbolic-link' : 'file-unreadable', path, found: code ?? String(error) };
}
