import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** What of the package's `.github` a project takes over: the action, whole, and the workflows that use it. */
const ACTION = 'actions/report';
const WORKFLOWS = ['pages.yml', 'review.yml', 'review-comment.yml'];

export type WrittenFile = { readonly path: string; readonly outcome: 'written' | 'kept' | 'same' };

/**
 * Copies workflows as they are. Files that are there stay, unless `replace` is set.
 *
 * @param from the `.github` of the package.
 * @param to that of the project.
 * @returns each file below `.github`, by path.
 */
export function copyWorkflows(
  from: string,
  to: string,
  { replace }: { readonly replace: boolean },
): readonly WrittenFile[] {
  return workflowFiles(from).map((path) => {
    const [source, target] = [join(from, path), join(to, path)];
    const content = readFileSync(source);
    const there = lstatSync(target, { throwIfNoEntry: false });
    if (there?.isFile() && readFileSync(target).equals(content)) return { path, outcome: 'same' };
    if (there && !(replace && there.isFile())) return { path, outcome: 'kept' };
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content, { flag: replace ? 'w' : 'wx', mode: lstatSync(source).mode });
    return { path, outcome: 'written' };
  });
}

/** The files that there are to copy, sorted; relative to `.github`, with slashes. */
export function workflowFiles(from: string): readonly string[] {
  const action = join(from, ACTION);
  const parts = existsSync(action)
    ? readdirSync(action, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(from.length + 1))
        .map((path) => path.split('\\').join('/'))
    : [];
  const workflows = WORKFLOWS.map((name) => posix.join('workflows', name)).filter((path) =>
    existsSync(join(from, path)),
  );
  return [...parts, ...workflows].sort();
}
