import type { Run } from '../entities/run.ts';
import type { Report } from './report.ts';

/** Aliases and stages of the versions registered from a run; at most five. */
export function versionMarks(
  report: Pick<Report, 'versionsByRun'>,
  run: Pick<Run, 'key'>,
): readonly string[] {
  const versions = report.versionsByRun.get(run.key) ?? [];
  const aliases = versions.flatMap(({ version }) => version.aliases);
  const stages = versions.flatMap(({ version: { stage, aliases: own } }) =>
    stage === 'None' || stage === 'Archived' || own.length > 0 ? [] : [stage],
  );
  return [...aliases.slice(0, 3), ...stages.slice(0, 2)];
}
