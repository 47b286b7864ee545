import { readdirSync, statSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import type { z } from 'zod';
import type { StoredExperiment } from '../../src/entities/experiment.ts';
import { choiceDigest, runFilter } from '../../src/publish/choose-runs.ts';
import { artifactsSchema, runPagesSchema } from '../../src/settings/publish-setting.ts';
import { settingsFile } from '../../src/settings/read-settings.ts';
import { type Settings, settingsSchema } from '../../src/settings/settings.ts';
import { buildSettings, PUBLISH_VARIABLES } from '../../src/site/build-settings.ts';
import { readReviewFile } from '../../src/site/review/read-review-file.ts';
import { SNAPSHOT_DIR } from '../../src/snapshot/layout.ts';
import { readEntities, readManifest } from '../../src/snapshot/read-snapshot.ts';
import { UsageError } from './command.ts';
import { chosenRuns, placesIn, withChosenSnapshot } from './publish/chosen-snapshot.ts';
import { dryRunLines } from './publish/dry-run.ts';
import { readPublished } from './publish/published.ts';
import type { SiteFile } from './publish/site-files.ts';
import { needsAdvice, sizeAdvice } from './publish/size-advice.ts';
import { sumOf } from './publish/size-report.ts';
import { weighSite } from './publish/weigh-site.ts';
import { withSiteRoot } from './site-root.ts';

export type BuildOptions = {
  readonly snapshot?: string | undefined;
  readonly config?: string | undefined;
  readonly out?: string | undefined;
  readonly base?: string | undefined;
  readonly site?: string | undefined;
  readonly review?: string | undefined;
  readonly artifacts?: string | undefined;
  readonly runPages?: string | undefined;
  readonly robots?: string | undefined;
};

export type BuildResult = {
  readonly out: string;
  readonly files: readonly SiteFile[];
  /** What to do about a site that is too large, a line each. */
  readonly advice: readonly string[];
};

type Build = {
  readonly snapshot: string;
  readonly config: string | undefined;
  readonly settings: Settings;
};

/**
 * Reads and checks what a build is told; settings that an option stands for are replaced.
 *
 * @throws UsageError, SettingsError or SnapshotError that says what is wrong, rather than a stack inside Astro.
 */
function prepareBuild(options: BuildOptions): Build {
  const snapshot = resolve(options.snapshot ?? process.env['RUNFOLIO_SNAPSHOT'] ?? SNAPSHOT_DIR);
  readManifest(snapshot);
  checkOption('--base', options.base, settingsSchema.shape.base);
  checkOption('--site', options.site, settingsSchema.shape.site);
  checkOption('--artifacts', options.artifacts, artifactsSchema);
  checkOption('--run-pages', options.runPages, runPagesSchema);
  const config = settingsFile(options.config ?? process.env['RUNFOLIO_CONFIG']);
  if (options.artifacts) process.env[PUBLISH_VARIABLES.artifacts] = options.artifacts;
  if (options.runPages) process.env[PUBLISH_VARIABLES.runPages] = options.runPages;
  if (options.robots) process.env[PUBLISH_VARIABLES.robots] = options.robots;
  const settings = buildSettings(config);
  checkRunPages(
    snapshot,
    settings,
    options.runPages === undefined ? placesIn(config)(['publish', 'runPages']) : '--run-pages',
  );
  return { snapshot, config, settings };
}

/** Builds the site from the snapshot with Astro. Settings reach the build by environment variables. */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const started = performance.now();
  const { snapshot, config, settings } = prepareBuild(options);
  const { digest } = readManifest(snapshot);
  const review = options.review ?? process.env['RUNFOLIO_REVIEW'];
  if (review) checkReview(review, settings);
  const out = resolve(options.out ?? process.env['RUNFOLIO_OUT'] ?? 'dist');
  process.env['RUNFOLIO_OUT'] = out;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['NODE_ENV'] ??= 'production';
  // The working directory will be another one.
  if (config) process.env['RUNFOLIO_CONFIG'] = resolve(config);
  if (review) process.env['RUNFOLIO_REVIEW'] = resolve(review);
  if (options.base) process.env['RUNFOLIO_BASE'] = options.base;
  if (options.site) process.env['RUNFOLIO_SITE'] = options.site;
  const result = await withChosenSnapshot(snapshot, settings, config, async (chosen) => {
    await buildWithAstro(chosen);
    const files = siteFiles(out);
    const buildMs = performance.now() - started;
    return { out, files, advice: await adviceFor(files, buildMs, { snapshot: chosen, config, settings }) };
  });
  if (readManifest(snapshot).digest !== digest)
    throw new UsageError(
      `Another ingest replaced ${snapshot} while the site was built from it. Build it again, and give each of the two a snapshot of its own with --snapshot.`,
    );
  return result;
}

/** Lists what a build would publish, a line each, without building. */
export async function dryRun(options: BuildOptions): Promise<readonly string[]> {
  const { snapshot, config, settings } = prepareBuild(options);
  const choice = chosenRuns(snapshot, settings, config);
  return withChosenSnapshot(snapshot, settings, config, async (chosen) => [
    ...dryRunLines(await readPublished(chosen, settings, config), choice),
  ]);
}

/** Only a site that is nearly too large is looked into: that reads the whole snapshot again. */
async function adviceFor(
  files: readonly SiteFile[],
  buildMs: number,
  { snapshot, config, settings }: Build,
): Promise<readonly string[]> {
  const weight = { bytes: sumOf(files), budget: settings.limits.siteBytes, buildMs };
  if (!needsAdvice(weight)) return [];
  return sizeAdvice({ ...weight, ...(await weighSite(files, snapshot, settings, config)) });
}

/** A filter that cannot be read is told before anything is built. */
function checkRunPages(snapshot: string, settings: Settings, place: string): void {
  const { runPages } = settings.publish;
  if (!runPages.startsWith('filter:')) return;
  runFilter(runPages.slice('filter:'.length), {
    settings,
    experiments: [...readEntities<StoredExperiment>(snapshot, 'experiments')],
    historiesOf: () => [],
    place,
  });
}

async function buildWithAstro(snapshot: string): Promise<void> {
  process.env['RUNFOLIO_SNAPSHOT'] = snapshot;
  // Only here, as React is another one when NODE_ENV is not set yet.
  const { build } = await import('astro');
  const { astroConfig } = await import('../../src/site/astro-config.ts');
  await withSiteRoot(async ({ root, cacheDir }) => {
    process.env['RUNFOLIO_CACHE'] ??= cacheDir;
    await build({ root, configFile: false, logLevel: 'warn', ...astroConfig() });
  });
}

function checkReview(folder: string, { publish }: Settings): void {
  const choice = choiceOfReview(folder);
  if (choice !== choiceDigest(publish))
    throw new UsageError(
      `The review in ${folder} was made ${choice === undefined ? 'of all runs' : 'with other settings of `publish`'}: it could show what these settings leave out. Make it again with the same settings.`,
    );
}

function choiceOfReview(folder: string): string | undefined {
  try {
    return readReviewFile(folder).choice;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Options are held to the same rules as the settings they stand for. */
function checkOption(name: string, value: string | undefined, schema: z.ZodType): void {
  const problem = value === undefined ? undefined : schema.safeParse(value).error?.issues[0];
  if (!problem) return;
  const what =
    problem.code === 'invalid_format' && problem.format === 'url' ? 'must be a web address' : problem.message;
  throw new UsageError(`${name} ${what}, not ${JSON.stringify(value)}.`);
}

function siteFiles(folder: string): readonly SiteFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return { path: relative(folder, file).split(sep).join(posix.sep), bytes: statSync(file).size };
    });
}
