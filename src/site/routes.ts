import type { ExperimentKey, LoggedModelKey, RegisteredModelKey, RunKey } from '../entities/ids.ts';
import { slug } from './slug.ts';

/**
 * The only module that makes a URL. Paths hold ids, not names, and never change when a run is renamed.
 * Every function gives a path relative to the site's base, without a leading slash; `href` puts the base before it.
 */

/** The path of a page or file as the browser needs it. */
export function href(path: string): string {
  return import.meta.env.BASE_URL + path;
}

/** The whole address of a page or file, for use elsewhere; undefined where the site's is not known. */
export function wholeHref(path: string, site: URL | undefined): string | undefined {
  return site && new URL(href(path), site).href;
}

/** The formats in which a leaderboard lies beside its page. */
export type BoardFormat = 'json' | 'csv' | 'md' | 'tex';

export type RunSort = 'best' | 'started' | 'name' | 'duration';

export const paths = {
  home: '',
  experiments: 'experiments/',
  models: 'models/',
  datasets: 'datasets/',
  leaderboards: 'leaderboards/',
  /** Only where the report was built with a review. */
  review: 'review/',
  reviewData: 'review/review.json',
  /** A copy of an artifact of either side; its name is a digest. */
  reviewFile: (name: string) => `review/files/${name}`,
  diagnostics: 'diagnostics/',
  diagnosticsData: 'diagnostics.json',
  /** Any runs side by side; the fragment says which, see `compare-hash.ts`. */
  compare: 'compare/',
  comparison: (keys: readonly RunKey[]) => `compare/#runs=${keys.map(slug).join(',')}`,
  compareData: 'compare/report.json',
  manifest: 'data/manifest.json',
  /** New runs and records as Atom; there is none where the address of the site is not known. */
  feed: 'feed.xml',
  /** What chats show of a link: pictures of the report, an experiment, boards and a model; see `social-card/`. */
  card: 'card.png',
  leaderboardsCard: 'leaderboards/card.png',
  experimentCard: (key: ExperimentKey) => `experiments/${slug(key)}/card.png`,
  /** Named so that no metric has it as its folder, see `leaderboardSlug`. */
  leaderboardCard: (key: ExperimentKey) => `experiments/${slug(key)}/leaderboard/leaderboard.png`,
  modelCard: (key: RegisteredModelKey) => `models/${slug(key)}/card.png`,
  experiment: (key: ExperimentKey) => `experiments/${slug(key)}/`,
  /** The runs table sorted otherwise, or a further page of it. */
  experimentRuns: (key: ExperimentKey, sort: RunSort, page: number) =>
    sort === 'best' && page === 1 ? `experiments/${slug(key)}/` : `experiments/${slug(key)}/${sort}/${page}/`,
  experimentCompare: (key: ExperimentKey) => `experiments/${slug(key)}/compare/`,
  /** A figure of that page as a Vega-Lite specification. */
  figureSpec: (key: ExperimentKey, figure: string) => `experiments/${slug(key)}/compare/${figure}.vl.json`,
  /** The board of an experiment's first metric, or of a further one. */
  leaderboard: (key: ExperimentKey, metric?: string) =>
    `experiments/${slug(key)}/leaderboard/${metric === undefined ? '' : `${leaderboardSlug(metric)}/`}`,
  /** Beside the page of a board; `number` counts the boards on that page. */
  leaderboardData: (key: ExperimentKey, metric: string | undefined, format: BoardFormat, number: number) =>
    `${paths.leaderboard(key, metric)}leaderboard${number > 1 ? `-${number}` : ''}.${format}`,
  /** A badge of the board of one metric: a picture, and what shields.io makes one from. */
  badge: (key: ExperimentKey, metric: string, format: 'svg' | 'json') =>
    `experiments/${slug(key)}/badge/${slug(metric)}.${format}`,
  /** The board of one metric for a frame in pages of others; only where the address of the site is known. */
  embed: (key: ExperimentKey, metric: string) => `experiments/${slug(key)}/embed/${slug(metric)}/`,
  /** What a script needs to make other boards of an experiment; no metric has this folder, see `leaderboardSlug`. */
  leaderboardSettings: (key: ExperimentKey) =>
    `experiments/${slug(key)}/leaderboard/leaderboard-settings.json`,
  experimentData: (key: ExperimentKey, format: 'json' | 'csv') => `experiments/${slug(key)}/runs.${format}`,
  /** The columns of the runs, and the summaries of their histories; see `src/columns/`. */
  runsColumns: (key: ExperimentKey) => `experiments/${slug(key)}/runs-columns.json`,
  runsSummaries: (key: ExperimentKey) => `experiments/${slug(key)}/runs-summaries.json`,
  /** The histories of one metric of the runs, beside their columns. */
  metricHistories: (key: ExperimentKey, metric: string) =>
    `experiments/${slug(key)}/histories/${slug(metric)}.json`,
  run: (key: RunKey) => `runs/${slug(key)}/`,
  runData: (key: RunKey) => `runs/${slug(key)}/run.json`,
  model: (key: RegisteredModelKey) => `models/${slug(key)}/`,
  modelVersion: (key: RegisteredModelKey, version: string) => `models/${slug(key)}/${versionSlug(version)}/`,
  loggedModelFiles: (key: LoggedModelKey) => `logged-models/${slug(key)}/`,
} as const;

/** The folder of a metric's board; never the name of a file that lies there. */
export function leaderboardSlug(metric: string): string {
  const name = slug(metric);
  return name.startsWith('leaderboard') ? slug(`${metric} (metric)`) : name;
}

/** The folder of a model's version; never the name of the file that lies there. */
export function versionSlug(version: string): string {
  return version === 'card.png' ? slug(`${version} (version)`) : slug(version);
}

/** The anchor of a dataset on the page of datasets. */
export function datasetAnchor(name: string, digest: string): string {
  return `d-${slug(`${name}#${digest}`)}`;
}

/** The anchor of a kind of problem on the page of diagnostics. */
export function diagnosticCodeAnchor(code: string): string {
  return `code-${slug(code)}`;
}

/**
 * The anchor of the problems of one run. The page bounds its lists, so link with `diagnosticsPathOfRun` of
 * `page-data/diagnostics.ts`, which knows whether the run is among those shown.
 */
export function diagnosticRunAnchor(key: RunKey): string {
  return `run-${slug(key)}`;
}

/** The anchor of the problems of one registered model; as above. */
export function diagnosticModelAnchor(key: RegisteredModelKey): string {
  return `model-${slug(key)}`;
}
