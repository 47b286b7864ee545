import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { UsageError } from '../command.ts';

/** A commit of the repository that a folder is in. */
export type GitCommit = { readonly commit: string; readonly committedMs: number };

/** What a review reads as it lies in git: bytes as they were committed, links as the text that they hold. */
const AS_COMMITTED = ['-c', 'core.symlinks=false', '-c', 'core.autocrlf=false', '-c', 'core.eol=lf'];

/**
 * The commit that a branch, tag or hash names; undefined when it names none.
 *
 * @throws UsageError when git is not there, or the folder is in no repository.
 */
export function findCommit(ref: string, folder: string): GitCommit | undefined {
  git(['rev-parse', '--git-dir'], folder);
  const found = tryGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], folder);
  if (found === undefined) return undefined;
  const commit = found.trim();
  const seconds = Number(git(['show', '--no-patch', '--format=%ct', commit], folder));
  return { commit, committedMs: seconds * 1000 };
}

/**
 * Writes a file or folder as a commit has it to `to`. It goes through an index and a work tree of their own: neither
 * the files of the repository nor what is staged there are touched. Git itself refuses paths that lead out of `to`.
 *
 * @param path relative to `folder`, which is in the repository.
 * @returns false when the commit does not have it.
 * @throws UsageError when the path is outside of the repository, or git fails.
 */
export function writeTree(commit: string, path: string, folder: string, to: string): boolean {
  const top = git(['rev-parse', '--show-toplevel'], folder).replace(/\n$/, '');
  const below = relative(top, resolve(folder, path)).split(sep).join(posix.sep);
  if (below === '..' || below.startsWith('../'))
    throw new UsageError(`${path} is outside of the repository ${top}, so no commit has it.`);
  const object = below === '' ? `${commit}^{tree}` : `${commit}:${below}`;
  const type = tryGit(['cat-file', '-t', object], folder)?.trim();
  if (type === undefined) return false;
  mkdirSync(type === 'blob' ? dirname(to) : to, { recursive: true });
  if (type === 'blob') writeBlob(object, folder, to);
  else checkOut(object, folder, to);
  return true;
}

function writeBlob(object: string, folder: string, to: string): void {
  const file = openSync(to, 'w');
  try {
    run(['cat-file', 'blob', object], folder, { output: file });
  } finally {
    closeSync(file);
  }
}

function checkOut(object: string, folder: string, to: string): void {
  const directory = git(['rev-parse', '--absolute-git-dir'], folder).replace(/\n$/, '');
  const env = { GIT_INDEX_FILE: join(dirname(to), 'index'), GIT_DIR: directory, GIT_WORK_TREE: to };
  run(['read-tree', object], to, { env });
  run([...AS_COMMITTED, 'checkout-index', '--all', '--force'], to, { env });
}

function git(args: readonly string[], folder: string): string {
  return run(args, folder, {});
}

/** Undefined when git says that there is no such thing. */
function tryGit(args: readonly string[], folder: string): string | undefined {
  const { status, stdout, error } = spawnSync('git', [...args], { cwd: folder, encoding: 'utf8' });
  if (error) throw noGit(error);
  return status === 0 ? stdout : undefined;
}

function run(
  args: readonly string[],
  folder: string,
  { output, env }: { readonly output?: number; readonly env?: Readonly<Record<string, string>> },
): string {
  const { status, stdout, stderr, error } = spawnSync('git', [...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', output ?? 'pipe', 'pipe'],
  });
  if (error) throw noGit(error);
  if (status !== 0) throw new UsageError(`git ${args[0]} failed in ${folder}: ${stderr.trim()}`);
  return stdout ?? '';
}

function noGit(cause: Error): UsageError {
  const what = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'git was not found' : cause.message;
  return new UsageError(
    `${what}. A branch, tag or commit is read with git: install it, or name the path of a store or snapshot.`,
    { cause },
  );
}
