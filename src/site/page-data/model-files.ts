import type { ModelVersion } from '../../entities/registered-model.ts';
import { type ModelFile, parseModelFile } from '../../previews/mlmodel.ts';
import { artifactSource } from '../artifact-source.ts';
import type { Report } from '../report.ts';
import { loggedModelOf, sourceRunOf } from './model-versions.ts';

/** Where the model's files lie: `folder` is a path within the artifacts of the owner, empty for all of them. */
export type ModelFiles = {
  readonly owner: string;
  readonly folder: string;
  readonly of: 'logged model' | 'run';
};

/**
 * A version of MLflow 3 has a logged model with files of its own; an older one has a folder among the artifacts of
 * its run, which `source` names as `runs:/<id>/<folder>` or as a location that ends in `<id>/artifacts/<folder>`.
 */
export function filesOf(report: Report, version: ModelVersion): ModelFiles | undefined {
  const logged = loggedModelOf(report, version);
  if (logged && report.artifactsByOwner.has(logged.key))
    return { owner: logged.key, folder: '', of: 'logged model' };
  const source = sourceRunOf(report, version);
  if (source.kind !== 'run') return undefined;
  const { key, runId } = source.run;
  const folder = folderOf(version.source ?? '', runId);
  const files = report.artifactsByOwner.get(key)?.files;
  if (folder === undefined || !files?.some(({ path }) => path.startsWith(`${folder}/`))) return undefined;
  return { owner: key, folder, of: 'run' };
}

function folderOf(source: string, runId: string): string | undefined {
  const places = [`runs:/${runId}/`, `/${runId}/artifacts/`];
  const place = places.find((text) => source.includes(text));
  if (place === undefined) return undefined;
  const folder = source.slice(source.indexOf(place) + place.length).replace(/\/+$/, '');
  return folder === '' ? undefined : folder;
}

/** No `MLmodel` file that MLflow writes is near this size, but signatures of thousands of columns exist. */
const MODEL_FILE_BYTES = 2_000_000;

/** Reads the file `MLmodel` of a model; undefined when it is not there. */
export function modelFileOf(report: Report, { owner, folder }: ModelFiles): ModelFile | undefined {
  const artifacts = report.artifactsByOwner.get(owner);
  const path = folder === '' ? 'MLmodel' : `${folder}/MLmodel`;
  const file = artifacts?.files.find((entry) => entry.path === path);
  if (!artifacts || !file) return undefined;
  const bytes = artifactSource(artifacts, path, file.size).read(0, MODEL_FILE_BYTES);
  return bytes.length > 0 ? parseModelFile(new TextDecoder().decode(bytes)) : undefined;
}
