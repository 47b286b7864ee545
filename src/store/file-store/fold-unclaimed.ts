import type { Problem } from '../problem.ts';

/** What tells that unclaimed files are those of a run or experiment that lies too deep. */
const RECORD = /\/(?:meta\.yaml|(?:params|metrics)\/.+)$/;

/**
 * Puts one problem in the place of all unclaimed files of a folder that is none of MLflow's, and leaves the other
 * problems as they are.
 */
export function foldUnclaimed(problems: readonly Problem[], folder: string): readonly Problem[] {
  const isInside = ({ code, path }: Problem) => code === 'unclaimed-file' && path.startsWith(`${folder}/`);
  const inside = problems.filter(isInside);
  const isRecord = inside.some(({ path }) => RECORD.test(path));
  if (inside.length === 0 || (inside.length === 1 && !isRecord)) return problems;
  const others = problems.filter((problem) => !isInside(problem));
  const code = isRecord ? 'records-misplaced' : 'foreign-folder';
  return [...others, { code, path: folder, found: String(inside.length) }];
}
