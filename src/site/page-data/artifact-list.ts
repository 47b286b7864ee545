import { inlineCharacters } from '../../previews/notebook-preview.ts';
import type { Preview } from '../../previews/preview.ts';
import { previewArtifact } from '../../previews/preview-artifact.ts';
import type { PlannedArtifact } from '../artifact-plan.ts';
import { artifactSource } from '../artifact-source.ts';
import { getArtifactPlan, getReport } from '../collections.ts';
import { chooseForPreview, isShownFromCopy, previewable } from '../shown-artifacts.ts';
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
  /** Where it lies on the web, of those that are not copied. */
  readonly url: string | undefined;
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
  const candidates = previewable(folder.ownerKind, planned).filter(isPreviewed);
  const chosen = chooseForPreview(candidates, most ?? limits.previews);
  const entryOf = (file: PlannedArtifact): ArtifactEntry => ({
    path: visibleText(file.path),
    name: visibleText(file.path.slice(file.path.lastIndexOf('/') + 1)),
    size: file.size,
    anchor: chosen.has(file) ? `${prefix}-${slug(file.path)}` : undefined,
    sitePath: file.sitePath,
    reason: file.reason,
    url: file.url,
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
  const isReadable = reason !== 'not found in its store' && reason !== 'only listed';
  return isReadable && (sitePath !== undefined || !isShownFromCopy(path));
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
