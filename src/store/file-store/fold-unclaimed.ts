import type { Problem } from '../problem.ts';

/**
 * Puts one problem in the place of all unclaimed files of a folder that is none of MLflow's, and leaves the other
 * problems as they are.
 */
export function foldUnclaimed(problems: readonly Problem[], folder: string): readonly Problem[] {
  const isInside = ({ code, path }: Problem) => code === 'unclaimed-file' && path.startsWith(`${folder}/`);
  const count = problems.filter(isInside).length;
  if (count < 2) return problems;
  const others = problems.filter((problem) => !isInside(problem));
  return [...others, { code: 'foreign-folder', path: folder, found: String(count) }];
}
