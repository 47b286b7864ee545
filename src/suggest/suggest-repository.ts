import type { Run } from '../entities/run.ts';
import { repositoryUrl } from './repository-url.ts';

/** The repository of the settings. One that would turn links of some runs elsewhere is only proposed. */
export type RepositorySuggestion = {
  readonly url: string;
  readonly isCertain: boolean;
  readonly reason: string;
};

/**
 * Chooses the repository that runs name in their tags, else that of the folder. The setting counts for all runs: where
 * they name several it is left to them.
 *
 * @param remote address of the folder's git remote.
 */
export function suggestRepository(
  runs: readonly Run[],
  remote: string | undefined,
): RepositorySuggestion | undefined {
  const counts = new Map<string, number>();
  for (const { codeSource } of runs) {
    const url = codeSource.repoUrl && repositoryUrl(codeSource.repoUrl);
    if (url) counts.set(url, (counts.get(url) ?? 0) + 1);
  }
  const [first, ...others] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (first && others.length > 0)
    return {
      url: first[0],
      isCertain: false,
      reason: `Runs name ${counts.size} repositories, each links to its own; set, it counts for all of them.`,
    };
  if (first) return { url: first[0], isCertain: true, reason: 'This one is in the tags of runs.' };
  const url = remote && repositoryUrl(remote);
  return url ? { url, isCertain: true, reason: 'This is the git remote of the folder.' } : undefined;
}
