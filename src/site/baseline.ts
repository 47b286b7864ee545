import { type Baseline, baselineRun } from '../analysis/baseline-run.ts';
import type { Run } from '../entities/run.ts';
import type { Report } from './report.ts';

/**
 * The run that others of an experiment are measured against: of the settings, else its one champion, else `best`.
 *
 * @param best undefined where the best run is no baseline.
 */
export function reportBaseline(
  report: Pick<Report, 'versionsByRun' | 'settings'>,
  runs: readonly Run[],
  best: Run | undefined,
): Baseline | undefined {
  const champions = [...report.versionsByRun].flatMap(([key, versions]) =>
    versions.some(({ version }) => version.aliases.some((alias) => alias.toLowerCase() === 'champion'))
      ? [key]
      : [],
  );
  return baselineRun(runs, report.settings.baselines, new Set(champions), best);
}
