import type { ListedArtifact } from '../analysis/compare-data.ts';
import { compareText } from '../analysis/order.ts';
import type { RunKey } from '../entities/ids.ts';
import type { ArtifactPlan, PlannedArtifact } from './artifact-plan.ts';
import type { Report } from './report.ts';
import { paths } from './routes.ts';

type ReportPart = Pick<Report, 'loggedModelsByRun'>;

/**
 * The artifacts of a run and of the models it logged, as `run.json` lists them. MLflow 3 keeps the files of a model
 * apart; below the model's name they stand where MLflow 2 has them, so that runs of both are compared. Of models of
 * the same name, the first counts.
 */
export function listedArtifacts(
  run: RunKey,
  { loggedModelsByRun }: ReportPart,
  plan: ArtifactPlan,
  digests: ReadonlyMap<string, string>,
): readonly ListedArtifact[] {
  const own = (plan.get(run) ?? []).map((file) => listed(file, file.path, run, digests));
  const taken = new Set(own.map(({ path }) => path));
  const models = (loggedModelsByRun.get(run) ?? []).flatMap(({ key, name }) =>
    (plan.get(key) ?? []).flatMap((file) => {
      const path = `${name}/${file.path}`;
      if (taken.has(path)) return [];
      taken.add(path);
      return [listed(file, path, run, digests)];
    }),
  );
  return [...own, ...models].sort((a, b) => compareText(a.path, b.path));
}

function listed(
  { size, sitePath, reason }: PlannedArtifact,
  path: string,
  run: RunKey,
  digests: ReadonlyMap<string, string>,
): ListedArtifact {
  if (sitePath === undefined) return { path, size, ...(reason === undefined ? {} : { reason }) };
  const digest = digests.get(sitePath);
  const isAtItsPath = sitePath === `${paths.run(run)}artifacts/${path}`;
  return {
    path,
    size,
    ...(isAtItsPath ? {} : { copy: sitePath }),
    ...(digest === undefined ? {} : { digest }),
  };
}
