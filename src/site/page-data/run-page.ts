import { metricOf } from '../../analysis/rank-runs.ts';
import type { Diagnostic } from '../../entities/diagnostic.ts';
import type { Experiment } from '../../entities/experiment.ts';
import type { Run } from '../../entities/run.ts';
import { getReport } from '../collections.ts';
import { commitHref } from '../commit-link.ts';
import { formatMetric } from '../format.ts';
import { experimentLabel, runLabel } from '../labels.ts';
import type { Crumb, TocEntry } from '../page.ts';
import type { VersionOfModel } from '../report.ts';
import { paths } from '../routes.ts';
import { sourceLabel } from '../sources.ts';
import { experimentContext } from './experiment-context.ts';
import type { FoldedList } from './folded-list.ts';
import { curveContext, type RunCurves, runCurves } from './run-curves.ts';
import { type RunData, runData } from './run-data.ts';
import { runHistories } from './run-histories.ts';
import { type RunLineage, runLineage } from './run-lineage.ts';
import { type RunMetrics, runMetrics } from './run-metrics.ts';
import { type RunModels, runModels } from './run-models.ts';
import { runParams } from './run-params.ts';
import { durationMs } from './runs-table.ts';

/** Everything the page of a run shows, artifacts apart. */
export type RunPageData = {
  readonly run: Run;
  readonly name: string;
  readonly description: string;
  readonly experiment: Experiment;
  readonly crumbs: readonly Crumb[];
  readonly toc: readonly TocEntry[];
  readonly durationMs: number | undefined;
  readonly commitHref: string | undefined;
  readonly entryPoint: string | undefined;
  readonly problems: readonly Diagnostic[];
  readonly versions: readonly VersionOfModel[];
  readonly metrics: RunMetrics;
  readonly curves: RunCurves;
  /** The run whose params stand beside this one's: the best of the experiment. */
  readonly baseline: Run | undefined;
  readonly isBest: boolean;
  readonly params: ReturnType<typeof runParams>;
  readonly models: RunModels;
  readonly hasArtifacts: boolean;
  /** The label of its source, when there are several. */
  readonly store: string | undefined;
  readonly lineage: RunLineage;
  /** Numbers of the tables that the page has. */
  readonly tables: { readonly params: number; readonly datasets: number; readonly tags: number };
  readonly data: RunData;
};

/** Gathers the page of a run. What is the same for all runs of an experiment is computed once. */
export async function getRunPage(run: Run): Promise<RunPageData> {
  const report = await getReport();
  const { settings } = report;
  const context = experimentContext(report, run);
  const { experiment, primary, best } = context;
  const name = runLabel(run);
  const histories = runHistories(run);
  const seeds = context.seedGroups.get(run.key) ?? [];
  const siblings = run.parentKey ? (report.childrenByRun.get(run.parentKey) ?? []) : [];
  const lineage = runLineage(run, report, primary, seeds);
  const models = runModels(run, report);
  const metrics = runMetrics(run, histories, settings, experiment, primary?.key);
  const data = runData(run, report);
  const baseline = best && best.key !== run.key ? best : undefined;
  const params = runParams(run.params, baseline?.params, settings.limits.textCharacters);
  const room = settings.limits.runPageBytes - bytesWithoutCurves(metrics, params, models, data);
  const curves = runCurves(histories, name, settings, context, curveContext(run, seeds, siblings), room);
  const hasArtifacts =
    report.artifactsByOwner.has(run.key) ||
    models.models.some(({ ownArtifacts }) => ownArtifacts !== undefined);
  const main = primary && metricOf(run, primary.key);
  const value = main ? `, ${main.key} ${formatMetric(main.value)}` : '';
  return {
    run,
    name,
    description: `Run ${name} of ${experimentLabel(experiment)}: ${run.status.toLowerCase()}${value}.`,
    experiment,
    crumbs: [
      { label: 'Report', path: paths.home },
      { label: experimentLabel(experiment), path: paths.experiment(experiment.key) },
      ...(lineage.parent ? [{ label: runLabel(lineage.parent), path: paths.run(lineage.parent.key) }] : []),
    ],
    toc: sections(curves, models, lineage),
    durationMs: durationMs(run),
    commitHref: commitHref(run.codeSource, settings.repository),
    entryPoint: run.tags.find(({ key }) => key === 'mlflow.project.entryPoint')?.value,
    problems: report.diagnosticsByRun.get(run.key) ?? [],
    versions: report.versionsByRun.get(run.key) ?? [],
    metrics,
    curves,
    baseline,
    isBest: best?.key === run.key,
    params,
    models,
    hasArtifacts,
    store: sourceLabel(report, run.sourceId),
    lineage,
    tables: tableNumbers(metrics, run, data),
    data,
  };
}

/** Head with what chats show of a link, foot, facts, lineage and the frames of tables take about so much. */
const FIXED_BYTES = 11_000;
const METRIC_ROW_BYTES = 560;
const ROW_BYTES = 120;
const MODEL_BYTES = 2500;

/** About how much HTML a page has before its curves and artifacts; the curves get the rest of its budget. */
function bytesWithoutCurves(
  { own, system }: RunMetrics,
  params: ReturnType<typeof runParams>,
  { models }: RunModels,
  { tags, datasets }: RunData,
): number {
  const rowsOf = (list: FoldedList<unknown>) => list.shown.length + list.folded.length;
  const texts = [...params.shown, ...params.folded, ...tags.shown, ...tags.folded];
  return (
    FIXED_BYTES +
    METRIC_ROW_BYTES * (rowsOf(own) + rowsOf(system)) +
    MODEL_BYTES * models.length +
    ROW_BYTES * (rowsOf(params) + rowsOf(tags) + 2 * rowsOf(datasets)) +
    texts.reduce((sum, { key, value }) => sum + key.length + value.length, 0)
  );
}

/** Tables are numbered down the page; a section without one takes no number. */
function tableNumbers({ count }: RunMetrics, run: Run, { datasets }: RunData): RunPageData['tables'] {
  const params = Number(count > 0) + 1;
  const afterParams = params + Number(run.params.length > 0);
  return { params, datasets: afterParams, tags: afterParams + Number(datasets.shown.length > 0) };
}

function sections(curves: RunCurves, models: RunModels, lineage: RunLineage): readonly TocEntry[] {
  const hasLineage =
    lineage.parent !== undefined ||
    lineage.missingParentId !== undefined ||
    lineage.childCount + lineage.seedCount + lineage.models.length > 0;
  return [
    { id: 'metrics', title: 'Metrics' },
    ...(curves.figures.length > 0 ? [{ id: 'curves', title: 'Curves' }] : []),
    { id: 'params', title: 'Parameters' },
    ...(models.models.length > 0 ? [{ id: 'model', title: 'Model' }] : []),
    { id: 'artifacts', title: 'Artifacts' },
    ...(hasLineage ? [{ id: 'lineage', title: 'Lineage' }] : []),
    { id: 'data', title: 'Data and tags' },
  ];
}
