import type { Run } from '../../entities/run.ts';
import { configurationNames } from '../leaderboard/configuration-names.ts';

/** What is called by a name: runs of a comparison, or of one side alone. */
export type NamedRuns = { readonly runs: readonly Run[]; readonly isOneRun: boolean };

/**
 * Short names, no two of them equal: of configurations as leaderboards name them; of a run that changed its own, with
 * the beginning of its id where others are called the same.
 */
export function reviewNames(
  all: readonly NamedRuns[],
  facts: { readonly configParams: readonly string[]; readonly repeatParams: readonly string[] },
): readonly string[] {
  const configurations = all.filter(({ isOneRun }) => !isOneRun);
  const names = configurationNames(
    configurations.map(({ runs }) => ({
      params: facts.configParams.map((key) => ({
        key,
        value: runs[0]?.params.find((param) => param.key === key)?.value,
      })),
      runs,
    })),
    facts.repeatParams,
  );
  const ofConfiguration = new Map(configurations.map((entry, index) => [entry, names[index] ?? '']));
  const wanted = all.map((entry) => ofConfiguration.get(entry) || entry.runs[0]?.name.trim() || 'run');
  const counts = new Map<string, number>();
  for (const name of wanted) counts.set(name, (counts.get(name) ?? 0) + 1);
  return wanted.map((name, index) => {
    const id = all[index]?.runs[0]?.runId.slice(0, 8) ?? '';
    return (counts.get(name) ?? 0) > 1 || name === 'run' ? `${name} ${id}` : name;
  });
}
