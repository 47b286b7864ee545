import { inlineCharacters } from '../../previews/notebook-preview.ts';
import type { Preview } from '../../previews/preview.ts';
import { previewArtifact } from '../../previews/preview-artifact.ts';
import { type PreviewKind, previewKind } from '../../previews/preview-kind.ts';
import type { PlannedArtifact } from '../artifact-plan.ts';
import { artifactSource } from '../artifact-source.ts';
import { getArtifactPlan, getReport } from '../collections.ts';
import { slug } from '../slug.ts';
import { visibleText } from '../visible-text.ts';

/** One file as the page lists it. */
export type ArtifactEntry = {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** Id of its preview on the page. */
  readonly anchor: string | undefined;
  /** Path of the copy on the site; undefined when it was not copied, for `reason`. */
  readonly sitePath: string | undefined;
  readonly reason: string | undefined;
};

export type ArtifactTree = {
  readonly name: string;
  readonly folders: readonly ArtifactTree[];
  readonly files: readonly ArtifactEntry[];
  /** Of all files below. */
  readonly count: number;
  readonly bytes: number;
};

export type ArtifactPreview = ArtifactEntry & {
  readonly framePath: string | undefined;
  readonly preview: Preview;
};

/** Everything a page shows of one artifact folder. */
export type ArtifactList = {
  readonly tree: ArtifactTree;
  readonly previews: readonly ArtifactPreview[];
  /** Files beyond what a page can list. */
  readonly unlisted: number;
  /** Files that could be previewed and are not, as the page has enough. */
  readonly notPreviewed: number;
  /** Path on the site of an image that a table's cell names; undefined when it was not copied. */
  readonly imagePath: (path: string) => string | undefined;
};

const MOST_LISTED = 300;
/** The first view of a page should stay below 150 kB. */
const INLINE_IMAGE_CHARACTERS = 60_000;
/** What people look at first comes first when not all can be previewed. */
const PREFERENCE: readonly PreviewKind[] = [
  ...(['image', 'framed', 'table', 'markdown', 'parquet', 'notebook', 'pdf'] as const),
  ...(['video', 'audio', 'json', 'code', 'model', 'none'] as const),
];
/** Files that MLflow writes beside every model: last among the previews. */
const ENVIRONMENT = /(^|\/)(conda\.ya?ml|python_env\.ya?ml|requirements\.txt|serving_input_example\.json)$/;
/** Pages that list the files of a logged model show these as its facts, signature and example. */
const SHOWN_WITH_MODEL = /^(MLmodel|serving_input_example\.json)$/;
/** The images of a logged table are shown in its cells. */
const TABLE_IMAGE = /(^|\/)table_images\//;
/** `log_image` writes a small copy beside each image, `%` being the separator of older releases. */
const SMALL_COPY = /[+%]compressed\.webp$/;

/**
 * Lists and previews the artifacts of a run or logged model; undefined when it has none.
 *
 * @param prefix begins the ids of its previews, so that several lists can stand on one page.
 * @param most how many files are previewed; as the settings say when absent.
 */
export async function getArtifactList(
  ownerKey: string,
  prefix: string,
  most?: number,
): Promise<ArtifactList | undefined> {
  const report = await getReport();
  const { limits } = report.settings;
  const folder = report.artifactsByOwner.get(ownerKey);
  const planned = (await getArtifactPlan()).get(ownerKey) ?? [];
  if (!folder || planned.length === 0) return undefined;

  const copies = new Map(planned.map(({ path, sitePath }) => [path, sitePath]));
  const isShownElsewhere = (path: string) =>
    (folder.ownerKind === 'logged-model' && SHOWN_WITH_MODEL.test(path)) ||
    (SMALL_COPY.test(path) && copies.has(path.replace(SMALL_COPY, '.png')));
  const candidates = planned.filter((file) => isPreviewed(file) && !isShownElsewhere(file.path));
  const chosen = chooseForPreview(candidates, most ?? limits.previews);
  const entryOf = (file: PlannedArtifact): ArtifactEntry => ({
    path: visibleText(file.path),
    name: visibleText(file.path.slice(file.path.lastIndexOf('/') + 1)),
    size: file.size,
    anchor: chosen.has(file) ? `${prefix}-${slug(file.path)}` : undefined,
    sitePath: file.sitePath,
    reason: file.reason,
  });
  const previews: ArtifactPreview[] = [];
  let inlineImageCharacters = INLINE_IMAGE_CHARACTERS;
  for (const file of chosen) {
    const preview = await previewArtifact(artifactSource(folder, file.path, file.size), {
      ...limits,
      inlineImageCharacters,
    });
    if (preview.body.kind === 'notebook') inlineImageCharacters -= inlineCharacters(preview.body);
    previews.push({ ...entryOf(file), framePath: file.framePath, preview });
  }
  return {
    tree: treeOf('', planned.slice(0, MOST_LISTED), entryOf, 0),
    previews,
    unlisted: Math.max(0, planned.length - MOST_LISTED),
    notPreviewed: candidates.length - chosen.size,
    imagePath: (path) => copies.get(path),
  };
}

/** What is shown from its copy needs one; the rest is previewed from the store, whatever its size. */
function isPreviewed({ path, sitePath, reason }: PlannedArtifact): boolean {
  const kind = previewKind(path);
  if (kind === 'none' || reason === 'not found in its store' || TABLE_IMAGE.test(path)) return false;
  const isShownFromCopy = ['image', 'framed', 'pdf', 'audio', 'video'].includes(kind);
  return sitePath !== undefined || !isShownFromCopy;
}

/** At most so many files, the most telling ones, in the order of the list. */
function chooseForPreview(files: readonly PlannedArtifact[], most: number): ReadonlySet<PlannedArtifact> {
  const rank = ({ path }: PlannedArtifact) =>
    ENVIRONMENT.test(path) ? PREFERENCE.length : PREFERENCE.indexOf(previewKind(path));
  return new Set(files.toSorted((a, b) => rank(a) - rank(b)).slice(0, most));
}

/** Groups files by the folder at this depth of their paths. */
function treeOf(
  name: string,
  planned: readonly PlannedArtifact[],
  entryOf: (file: PlannedArtifact) => ArtifactEntry,
  depth: number,
): ArtifactTree {
  const folders = new Map<string, PlannedArtifact[]>();
  const files: ArtifactEntry[] = [];
  for (const file of planned) {
    const parts = file.path.split('/');
    const part = parts[depth];
    if (part === undefined || depth === parts.length - 1) {
      files.push(entryOf(file));
      continue;
    }
    const group = folders.get(part);
    if (group) group.push(file);
    else folders.set(part, [file]);
  }
  return {
    name: visibleText(name),
    folders: [...folders].map(([part, members]) => treeOf(part, members, entryOf, depth + 1)),
    files,
    count: planned.length,
    bytes: planned.reduce((sum, { size }) => sum + size, 0),
  };
}
