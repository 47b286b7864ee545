import { metricGoal } from '../../analysis/metric-goal.ts';
import type { Run } from '../../entities/run.ts';
import { metricSetting } from '../../settings/metric-setting.ts';
import { getReport } from '../collections.ts';
import { cut } from '../format.ts';
import { experimentLabel, runLabel } from '../labels.ts';
import { type Figure, figure, goalText, unitText } from '../metric-display.ts';
import type { Crumb } from '../page.ts';
import { paths } from '../routes.ts';
import { type RunLineage, runLineage } from './run-lineage.ts';
import { type ParamRow, runParams } from './run-params.ts';
import { durationMs } from './runs-table.ts';

/** What the page of a run shows that has no whole one: what a table could say of it. */
export type ShortRunPage = {
  readonly name: string;
  readonly description: string;
  readonly crumbs: readonly Crumb[];
  readonly durationMs: number | undefined;
  readonly metrics: readonly {
    readonly key: string;
    readonly unit: string;
    readonly goal: string;
    readonly last: Figure;
  }[];
  /** Its parent and nested runs: of large sweeps no table has all. */
  readonly lineage: RunLineage;
  readonly params: { readonly rows: readonly ParamRow[]; readonly left: number };
};

const MOST_METRICS = 40;
const KEY_CHARACTERS = 80;

/** Gathers the short page of a run; no file of the snapshot is read for it. */
export async function getShortRunPage(run: Run): Promise<ShortRunPage> {
  const report = await getReport();
  const { settings, experimentByKey } = report;
  const experiment = experimentByKey.get(run.experimentKey);
  if (!experiment) throw new Error(`unknown experiment: ${run.experimentKey}`);
  const name = runLabel(run);
  const lineage = runLineage(run, report, report.primaryMetricByExperiment.get(experiment.key), []);
  const { shown, folded, left } = runParams(run.params, undefined, settings.limits.textCharacters);
  return {
    name,
    description: `Run ${name} of ${experimentLabel(experiment)}: ${run.status.toLowerCase()}.`,
    crumbs: [
      { label: 'Report', path: paths.home },
      { label: experimentLabel(experiment), path: paths.experiment(experiment.key) },
      ...(lineage.parent ? [{ label: runLabel(lineage.parent), path: paths.run(lineage.parent.key) }] : []),
    ],
    durationMs: durationMs(run),
    metrics: run.metrics.slice(0, MOST_METRICS).map(({ key, value }) => ({
      key: cut(key, KEY_CHARACTERS),
      unit: unitText(settings, key),
      goal: goalText(metricGoal(key, settings, experiment)),
      last: figure(value, metricSetting(settings, key)?.digits),
    })),
    lineage,
    params: { rows: [...shown, ...folded], left },
  };
}
