import type { ListedArtifact } from '../../../../analysis/compare-data.ts';
import { compareText } from '../../../../analysis/order.ts';
import { extensionOf, previewKind } from '../../../../previews/preview-kind.ts';
import { isSmallCopy, type StepName, stepOfPath } from './image-steps.ts';

/** By which means a path is compared; `steps` are images that were logged again and again. */
export type ItemKind = 'image' | 'steps' | 'table' | 'text' | 'other';

/** A file of one run, with the address of its copy. */
export type RunFile = {
  readonly path: string;
  readonly size: number;
  readonly url: string | undefined;
  readonly reason: string | undefined;
  readonly digest: string | undefined;
};
export type StepImage = StepName & { readonly file: RunFile };

/** A path that some of the runs have. */
export type ArtifactItem = {
  readonly path: string;
  readonly kind: ItemKind;
  /** One for each run; of `steps`, the last image. */
  readonly files: readonly (RunFile | undefined)[];
  /** For each run its images by step; empty lists for all other kinds. */
  readonly steps: readonly (readonly StepImage[])[];
  /** How many runs have it. */
  readonly having: number;
  /** Among the runs that have it. */
  readonly contents: 'same' | 'differ' | 'unknown';
};

type RunArtifacts = { readonly segment: string; readonly artifacts: readonly ListedArtifact[] };

/** What `slug` makes, segment by segment: nothing else is ever fetched. */
const SAFE_PATH = /^(runs|logged-models)(\/[a-z0-9_-][a-zA-Z0-9._-]*)+$/;

/** Lists what the runs have, by path. @param base where the site begins. */
export function artifactItems(runs: readonly RunArtifacts[], base: string): readonly ArtifactItem[] {
  const files = new Map<string, (RunFile | undefined)[]>();
  const steps = new Map<string, StepImage[][]>();
  for (const [index, { segment, artifacts }] of runs.entries()) {
    for (const artifact of artifacts) {
      const file = runFile(artifact, segment, base);
      const step = stepOfPath(file.path);
      if (step)
        placeOf(steps, `images/${step.key}`, () => runs.map(() => []))[index]?.push({ ...step, file });
      else if (!isSmallCopy(file.path))
        placeOf(files, file.path, () => runs.map(() => undefined))[index] = file;
    }
  }
  const series = [...steps].map(([path, images]) => seriesItem(path, images));
  return [...[...files].map(([path, members]) => fileItem(path, members)), ...series].sort((a, b) =>
    compareText(a.path, b.path),
  );
}

function placeOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/** A file of a run with the address of its copy. @param base where the site begins. */
export function runFile(
  { path, size, copy, reason, digest }: ListedArtifact,
  segment: string,
  base: string,
): RunFile {
  const place = reason === undefined ? (copy ?? `runs/${segment}/artifacts/${path}`) : undefined;
  const isSafe = place !== undefined && SAFE_PATH.test(place);
  return { path, size, url: isSafe ? base + place : undefined, reason, digest };
}

function fileItem(path: string, files: readonly (RunFile | undefined)[]): ArtifactItem {
  const present = files.filter((file) => file !== undefined);
  return {
    path,
    kind: kindOf(path),
    files,
    steps: files.map(() => []),
    having: present.length,
    contents: compareContents(present),
  };
}

function seriesItem(path: string, images: readonly StepImage[][]): ArtifactItem {
  const steps = images.map((list) => list.sort((a, b) => a.step - b.step || a.timestamp - b.timestamp));
  return {
    path,
    kind: 'steps',
    files: steps.map((list) => list.at(-1)?.file),
    steps,
    having: steps.filter(({ length }) => length > 0).length,
    contents: 'unknown',
  };
}

function compareContents(files: readonly RunFile[]): ArtifactItem['contents'] {
  if (files.some(({ size }) => size !== files[0]?.size)) return 'differ';
  const digests = new Set(files.map(({ digest }) => digest));
  if (files.length < 2 || (digests.size === 1 && !digests.has(undefined))) return 'same';
  digests.delete(undefined);
  return digests.size > 1 ? 'differ' : 'unknown';
}

function kindOf(path: string): ItemKind {
  if (extensionOf(path) === 'svg') return 'image';
  const kind = previewKind(path);
  switch (kind) {
    case 'image':
    case 'table':
      return kind;
    case 'json':
    case 'markdown':
    case 'notebook':
    case 'model':
    case 'code':
    case 'framed':
      return 'text';
    case 'parquet':
    case 'pdf':
    case 'audio':
    case 'video':
    case 'none':
      return 'other';
    default:
      return kind satisfies never;
  }
}

/** Whether all runs have the path with the same content. */
export function isSameInAll({ contents, having, files }: ArtifactItem): boolean {
  return contents === 'same' && having === files.length;
}
