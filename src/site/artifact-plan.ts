import type { ArtifactFile, ArtifactFolder } from '../entities/artifact.ts';
import { previewKind } from '../previews/preview-kind.ts';
import type { ArtifactsSetting } from '../settings/publish-setting.ts';
import type { Settings } from '../settings/settings.ts';
import type { LocateArtifact } from './artifact-files.ts';
import { shownFromCopy } from './shown-artifacts.ts';
import { slug } from './slug.ts';

/** What becomes of one artifact: a path on the site, or why it is not copied. */
export type PlannedArtifact = {
  readonly path: string;
  readonly size: number;
  readonly sitePath: string | undefined;
  /** Of HTML and SVG: the page that shows it in a sandboxed frame. */
  readonly framePath: string | undefined;
  readonly reason: NotCopied | undefined;
  /** Where it lies on the web, of those that are not copied; only where the settings say where the store is. */
  readonly url: string | undefined;
};

export type NotCopied =
  | 'over the size limit'
  | 'over the total limit'
  | 'not found in its store'
  /** Its content may be previewed all the same, but for `only listed`. */
  | 'not copied'
  | 'only listed';

/** The artifacts of each owner, by the owner's key. */
export type ArtifactPlan = ReadonlyMap<string, readonly PlannedArtifact[]>;

/**
 * Types that a browser runs as a page of our own site. No headers can be set on GitHub Pages, so they get a name
 * that is served as plain text.
 */
const ACTIVE =
  /\.(x?html?|svgz?|xml|xsl|xslt|mht|mhtml|m?js|pdf\.html|htc|shtml|hta|swf|css|json5?|webmanifest)$/i;
const SAFE_TEXT = /\.json5?$/i;

function safePath(path: string): string {
  const safe = path.split('/').map((part) => {
    const dot = part.lastIndexOf('.');
    const extension =
      dot > 0 && /^\.[A-Za-z0-9]{1,8}$/.test(part.slice(dot)) ? part.slice(dot).toLowerCase() : '';
    // `a.PNG` must not meet `a.png`: where the extension changes, the whole name goes into the hash.
    const stem = extension !== '' && part.endsWith(extension) ? part.slice(0, dot) : part;
    return slug(stem) + extension;
  });
  return safe.join('/');
}

function isActive(name: string): boolean {
  return ACTIVE.test(name) && !SAFE_TEXT.test(name);
}

/**
 * Decides where every artifact goes, in the order of the snapshot: what is too large, alone or in sum, is listed
 * and not copied, and so is what its store no longer has, and what the settings only list. A framed document counts
 * twice, as it is written twice.
 */
export function planArtifacts(
  folders: readonly ArtifactFolder[],
  { limits, publish }: Pick<Settings, 'limits' | 'publish'>,
  locate: LocateArtifact,
): ArtifactPlan {
  const plan = new Map<string, PlannedArtifact[]>();
  let total = 0;
  const whyNot = (
    folder: ArtifactFolder,
    { path, size }: ArtifactFile,
    isWanted: boolean,
  ): NotCopied | undefined => {
    if (!isWanted) return publish.artifacts === 'linked' ? 'only listed' : 'not copied';
    if (size > limits.artifactFileBytes) return 'over the size limit';
    if (total + writtenBytes(path, size) > limits.artifactTotalBytes) return 'over the total limit';
    return locate(folder, path) === undefined ? 'not found in its store' : undefined;
  };
  for (const folder of folders) {
    const wanted = wantedFiles(folder, publish.artifacts, limits);
    const files = folder.files.map((file): PlannedArtifact => {
      const { path, size } = file;
      const reason = whyNot(folder, file, wanted === undefined || wanted.has(file));
      if (reason !== undefined) {
        const url = webAddress(publish.artifactsUrl, folder, path);
        return { path, size, sitePath: undefined, framePath: undefined, reason, url };
      }
      total += writtenBytes(path, size);
      return { path, size, ...sitePaths(folder, path), reason: undefined, url: undefined };
    });
    plan.set(folder.ownerKey, files);
  }
  return plan;
}

/** What an artifact takes on the site: a framed document is written twice. */
export function writtenBytes(path: string, size: number): number {
  return previewKind(path) === 'framed' ? 2 * size : size;
}

function sitePaths(
  { ownerKind, ownerKey }: ArtifactFolder,
  path: string,
): Pick<PlannedArtifact, 'sitePath' | 'framePath'> {
  const base = `${ownerKind === 'run' ? 'runs' : 'logged-models'}/${slug(ownerKey)}`;
  const name = safePath(path);
  return {
    // In a folder of its own, `a.svg` as text cannot meet an artifact that is called `a.svg.txt`.
    sitePath: isActive(name) ? `${base}/source/${name}.txt` : `${base}/artifacts/${name}`,
    framePath:
      previewKind(path) === 'framed'
        ? `${base}/frames/${name.replace(/\.(?=[a-z]+$)/, '-')}.html`
        : undefined,
  };
}

/** The files that are copied if they can be; undefined for all. */
function wantedFiles(
  folder: ArtifactFolder,
  artifacts: ArtifactsSetting,
  limits: Settings['limits'],
): ReadonlySet<ArtifactFile> | undefined {
  if (artifacts === 'all') return undefined;
  if (artifacts === 'linked') return new Set();
  const copied = folder.files.filter(({ size }) => size <= limits.artifactFileBytes);
  return shownFromCopy(folder.ownerKind, copied, limits.previews);
}

/**
 * The address of an artifact that the settings' address of the store gives. Where a map or a server keeps the files
 * elsewhere than in the store, there is none.
 */
function webAddress(
  store: string | undefined,
  { folder, location }: ArtifactFolder,
  path: string,
): string | undefined {
  if (store === undefined || location !== undefined || folder.startsWith('..')) return undefined;
  const parts = `${folder}/${path}`.split('/');
  // A name such as `..`, also when it is encoded, would lead elsewhere.
  if (parts.some((part) => part === '' || /^\.{1,2}$/.test(part))) return undefined;
  return `${store.replace(/\/*$/, '')}/${parts.map(encodeURIComponent).join('/')}`;
}
