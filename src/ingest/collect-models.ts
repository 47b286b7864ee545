import type { ExperimentKey, RegisteredModelKey, RunKey } from '../entities/ids.ts';
import { metaText } from '../store/file-store/meta-file.ts';
import type { RawLoggedModel } from '../store/run-store.ts';
import { artifactsJson } from './artifacts-line.ts';
import { buildLoggedModel } from './build-experiment.ts';
import { buildRegisteredModel } from './build-registry.ts';
import { claimKey } from './claim-key.ts';
import type { SourceDraft } from './source-draft.ts';

/** Adds the logged models of the experiments that are shown; gives their keys by id. */
export function collectLoggedModels(
  source: SourceDraft,
  isShown: (experiment: ExperimentKey) => boolean,
  runKeyOf: (id: string) => RunKey | undefined,
): ReadonlyMap<string, string> {
  const { sourceId, experiments } = source.plan;
  const keys = new Map<string, string>();
  for (const experiment of experiments) {
    if (!isShown(experiment.key)) continue;
    for (const { raw, key } of experiment.loggedModels) {
      const place = { sourceId, experimentKey: experiment.key, experimentId: experiment.raw.id, key };
      const { model, problems } = buildLoggedModel(raw, place);
      source.note(problems, { experimentKey: experiment.key });
      const sourceRunKey = model.sourceRunId === undefined ? undefined : runKeyOf(model.sourceRunId);
      const line = JSON.stringify(sourceRunKey === undefined ? model : { ...model, sourceRunKey });
      source.collected.lines['logged-models'].push({ key, json: line });
      if (!keys.has(raw.id)) keys.set(raw.id, key);
      const artifacts = ownArtifacts(raw) ?? source.siblings?.(experiment.raw.id, `models/${raw.id}`);
      if (!artifacts) continue;
      const json = artifactsJson(sourceId, 'logged-model', key, artifacts.root, artifacts.files);
      source.collected.lines.artifacts.push({ key: `logged-model ${key}`, json });
      source.collected.counts.artifacts += artifacts.files.length;
    }
  }
  return keys;
}

function ownArtifacts({ artifactRoot: root, artifacts: files }: RawLoggedModel) {
  return files.length > 0 ? { root, files } : undefined;
}

/** Adds registered models and prompts. */
export function collectRegistry(
  source: SourceDraft,
  lookup: Parameters<typeof buildRegisteredModel>[2],
): void {
  const { sourceId, keyPrefix, outline } = source.plan;
  for (const raw of outline.registry.models) {
    const key = claimKey(
      source.collected.registeredModelKeys,
      keyPrefix + (raw.name || 'unnamed'),
      metaText(raw.meta, 'workspace') ?? sourceId,
    ) as RegisteredModelKey;
    const { model, problems } = buildRegisteredModel(raw, { sourceId, key }, lookup);
    source.note(problems, { registeredModelKey: key });
    source.collected.counts.modelVersions += model.versions.filter(({ deleted }) => !deleted).length;
    source.collected.lines['registered-models'].push({ key, json: JSON.stringify(model) });
  }
}
