import type { RegisteredModel } from '../../../src/entities/registered-model.ts';
import type { Run } from '../../../src/entities/run.ts';
import { previewKind } from '../../../src/previews/preview-kind.ts';
import { LEFT_OUT_BY, type RunChoice } from '../../../src/publish/choose-runs.ts';
import {
  type ArtifactPlan,
  type NotCopied,
  type PlannedArtifact,
  planArtifacts,
} from '../../../src/site/artifact-plan.ts';
import { formatBytes } from '../../../src/site/format.ts';
import { experimentLabel, runLabel } from '../../../src/site/labels.ts';
import type { Report } from '../../../src/site/report.ts';
import { isShownFromCopy } from '../../../src/site/shown-artifacts.ts';
import { wholeRunPages } from '../../../src/site/whole-run-pages.ts';
import { count, terminalText } from '../terminal-text.ts';
import type { Published } from './published.ts';

const RULES: Readonly<Record<(typeof LEFT_OUT_BY)[number], string>> = {
  experiments: 'by publish.experiments',
  includeDeleted: 'as deleted',
  tags: 'by publish.tags',
  filter: 'by publish.filter',
};

/**
 * Says what a site would make public: a line for each experiment, run, artifact and version of a model, and what is
 * left out by which rule.
 */
export function* dryRunLines(
  { report, locate, snapshotDir }: Published,
  { leftOut }: Pick<RunChoice, 'leftOut'>,
): Generator<string> {
  const plan = planArtifacts(report.artifacts, report.settings, locate);
  const whole = wholeRunPages(report, snapshotDir, 'publish.runPages');
  for (const experiment of report.experiments) {
    const runs = report.runsByExperiment.get(experiment.key) ?? [];
    yield `experiment ${terminalText(experimentLabel(experiment))} (${experiment.key}), ${count(runs.length, 'run')}`;
    for (const run of runs) {
      yield runLine(run, whole?.has(run.key) ?? true);
      for (const file of plan.get(run.key) ?? []) yield artifactLine(file);
      for (const model of report.loggedModelsByRun.get(run.key) ?? []) {
        yield `    logged model ${terminalText(model.name)} (${model.key})`;
        for (const file of plan.get(model.key) ?? []) yield artifactLine(file);
      }
    }
    yield* loggedModelsWithoutRun(report, experiment.key, plan);
  }
  for (const model of report.registeredModels) yield* modelLines(model);
  yield '';
  yield* summary(report, plan, leftOut);
}

function runLine(run: Run, isWhole: boolean): string {
  return `  run ${run.key}  ${terminalText(runLabel(run))}, ${run.status.toLowerCase()}${isWhole ? '' : ', a short page'}`;
}

function artifactLine({ path, size, reason, url }: PlannedArtifact): string {
  const fate = reason === undefined ? '' : `: no copy${fateOf(path, reason, url)}`;
  return `      ${terminalText(path)}  ${formatBytes(size)}${fate}`;
}

function fateOf(path: string, reason: NotCopied, url: string | undefined): string {
  const why = reason === 'not copied' ? '' : ` (${reason})`;
  const isRead = reason !== 'only listed' && reason !== 'not found in its store';
  const hasPreview = isRead && previewKind(path) !== 'none' && !isShownFromCopy(path);
  const shown = hasPreview ? 'its name and a preview' : 'its name';
  return `${why}, ${shown}${url === undefined ? '' : ', and a link'}`;
}

function* loggedModelsWithoutRun(
  { loggedModelsByExperiment, runByKey }: Report,
  experiment: Report['experiments'][number]['key'],
  plan: ArtifactPlan,
): Generator<string> {
  for (const model of loggedModelsByExperiment.get(experiment) ?? []) {
    if (model.sourceRunKey !== undefined && runByKey.has(model.sourceRunKey)) continue;
    yield `  logged model ${terminalText(model.name)} (${model.key})`;
    for (const file of plan.get(model.key) ?? []) yield artifactLine(file);
  }
}

function* modelLines({ name, kind, versions }: RegisteredModel): Generator<string> {
  const live = versions.filter(({ deleted }) => !deleted);
  const what = kind === 'prompt' ? 'prompt' : 'registered model';
  yield `${what} ${terminalText(name)}, ${count(live.length, 'version')}`;
  for (const { version, aliases } of live)
    yield `  version ${terminalText(version)}${aliases.length > 0 ? `, ${terminalText(aliases.join(', '))}` : ''}`;
}

function* summary(
  { experiments, runs, registeredModels }: Report,
  plan: ArtifactPlan,
  leftOut: RunChoice['leftOut'],
): Generator<string> {
  const files = [...plan.values()].flat();
  const copied = files.filter(({ sitePath }) => sitePath !== undefined);
  const bytes = copied.reduce((sum, { size }) => sum + size, 0);
  yield `Would become public: ${count(experiments.length, 'experiment')}, ${count(runs.length, 'run')}, ${count(copied.length, 'artifact')} (${formatBytes(bytes)}) and the names of ${files.length - copied.length} more, ${count(registeredModels.length, 'registered model')}.`;
  yield 'Of each run: params, metrics, tags, user, source, commit, notes and datasets, as they were logged.';
  const byRule = Map.groupBy(leftOut.values(), (rule) => rule);
  const parts = LEFT_OUT_BY.flatMap((rule) => {
    const members = byRule.get(rule)?.length ?? 0;
    return members > 0 ? [`${count(members, 'run')} ${RULES[rule]}`] : [];
  });
  yield parts.length > 0 ? `Left out: ${parts.join(', ')}.` : 'No run is left out.';
  yield 'Nothing was built.';
}
