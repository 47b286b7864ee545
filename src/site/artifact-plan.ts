import type { ArtifactFolder } from '../entities/artifact.ts';
import { previewKind } from '../previews/preview-kind.ts';
import type { Settings } from '../settings/settings.ts';
import type { LocateArtifact } from './artifact-files.ts';
import { slug } from './slug.ts';

/** What becomes of one artifact: a path on the site, or why it is not copied. */
export type PlannedArtifact = {
  readonly path: string;
  readonly size: number;
  readonly sitePath: string | undefined;
  /** Of HTML and SVG: the page that shows it in a sandboxed frame. */
  readonly framePath: string | undefined;
  readonly reason: 'over the size limit' | 'over the total limit' | 'not found in its store' | undefined;
};

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
 * and not copied, and so is what its store no longer has. A framed document counts twice, as it is written twice.
 */
export function planArtifacts(
  folders: readonly ArtifactFolder[],
  limits: Settings['limits'],
  locate: LocateArtifact,
): ArtifactPlan {
  const plan = new Map<string, PlannedArtifact[]>();
  let total = 0;
  for (const folder of folders) {
    const { ownerKind, ownerKey, files } = folder;
    const base = `${ownerKind === 'run' ? 'runs' : 'logged-models'}/${slug(ownerKey)}`;
    plan.set(
      ownerKey,
      files.map(({ path, size }): PlannedArtifact => {
        const listed = { path, size, sitePath: undefined, framePath: undefined };
        const isFramed = previewKind(path) === 'framed';
        const written = isFramed ? 2 * size : size;
        if (size > limits.artifactFileBytes) return { ...listed, reason: 'over the size limit' };
        if (total + written > limits.artifactTotalBytes) return { ...listed, reason: 'over the total limit' };
        if (locate(folder, path) === undefined) return { ...listed, reason: 'not found in its store' };
        total += written;
        const name = safePath(path);
        return {
          path,
          size,
          // In a folder of its own, `a.svg` as text cannot meet an artifact that is called `a.svg.txt`.
          sitePath: isActive(name) ? `${base}/source/${name}.txt` : `${base}/artifacts/${name}`,
          framePath: isFramed ? `${base}/frames/${name.replace(/\.(?=[a-z]+$)/, '-')}.html` : undefined,
          reason: undefined,
        };
      }),
    );
  }
  return plan;
}
