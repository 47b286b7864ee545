import { extname } from 'node:path';
import { type PreviewKind, previewKind } from '../../../src/previews/preview-kind.ts';

/** A file of a built site: its path below the site, with `/`, and its size. */
export type SiteFile = { readonly path: string; readonly bytes: number };

const ARTIFACT_KINDS: Readonly<Record<PreviewKind, string>> = {
  image: 'images',
  table: 'tables',
  parquet: 'Parquet',
  json: 'JSON',
  markdown: 'Markdown',
  notebook: 'notebooks',
  model: 'MLmodel',
  code: 'text and code',
  framed: 'HTML and SVG',
  pdf: 'PDF',
  audio: 'audio',
  video: 'video',
  none: '',
};

/** The first that matches names the kind of a file that is no artifact. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^runs\/[^/]+\/index\.html$/, 'run pages'],
  [/^runs\/[^/]+\/run\.json$/, 'data of runs'],
  [/^compare\//, 'page that compares runs'],
  [/^experiments\/[^/]+\/compare\//, 'comparison matrices'],
  [/^experiments\/[^/]+\/leaderboard\/|^leaderboards\//, 'leaderboards'],
  [/^experiments\/[^/]+\/histories\//, 'histories for tables'],
  [/^experiments\/[^/]+\/runs[^/]*\.(json|csv)$/, 'data of runs tables'],
  [/^experiments\/[^/]+\/(badge|embed)\/|card\.png$/, 'badges, embeds and cards'],
  [/^experiments\//, 'experiment pages'],
  [/^models\//, 'model pages'],
  [/^datasets\//, 'page of datasets'],
  [/^diagnostics/, 'diagnostics'],
  [/^review\//, 'review'],
  [/^schemas\//, 'JSON Schemas'],
  [/^_astro\//, 'scripts, styles and fonts'],
];

const ARTIFACT = /^(?:runs|logged-models)\/[^/]+\/(artifacts|source|frames)\/(.+)$/;

/** What a file of the site is, as the size report counts it. */
export function kindOfSiteFile(path: string): string {
  const artifact = artifactPath(path);
  if (artifact !== undefined) return artifactKind(artifact);
  return KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';
}

/** The path of the artifact that a file of the site is a copy of, or a frame of; undefined when it is none. */
function artifactPath(path: string): string | undefined {
  const [, folder, name] = ARTIFACT.exec(path) ?? [];
  if (name === undefined) return undefined;
  if (folder === 'artifacts') return name;
  // `plot.html.txt` in `source`, `plot-html.html` in `frames`; see `planArtifacts`.
  return folder === 'source' ? name.replace(/\.txt$/, '') : name.replace(/-([a-z]+)\.html$/, '.$1');
}

function artifactKind(path: string): string {
  const kind = ARTIFACT_KINDS[previewKind(path)];
  if (kind !== '') return `artifacts: ${kind}`;
  const extension = extname(path).toLowerCase();
  return /^\.[a-z0-9]{1,8}$/.test(extension) ? `artifacts: ${extension}` : 'artifacts: other';
}
