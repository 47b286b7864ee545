import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { z } from 'zod';
import { choosesAnything } from '../../src/publish/choose-runs.ts';
import { readSettings, settingsFile } from '../../src/settings/read-settings.ts';
import { type Settings, settingsSchema } from '../../src/settings/settings.ts';
import { readReviewFile } from '../../src/site/review/read-review-file.ts';
import { SNAPSHOT_DIR } from '../../src/snapshot/layout.ts';
import { readManifest } from '../../src/snapshot/read-snapshot.ts';
import { withChosenSnapshot } from './chosen-snapshot.ts';
import { UsageError } from './command.ts';
import { withSiteRoot } from './site-root.ts';

export type BuildOptions = {
  readonly snapshot?: string | undefined;
  readonly config?: string | undefined;
  readonly out?: string | undefined;
  readonly base?: string | undefined;
  readonly site?: string | undefined;
  readonly review?: string | undefined;
};

export type BuildResult = {
  readonly out: string;
  readonly files: number;
  readonly pages: number;
  readonly bytes: number;
};

/** Builds the site from the snapshot with Astro. Settings reach the build by environment variables. */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const snapshot = resolve(options.snapshot ?? process.env['RUNFOLIO_SNAPSHOT'] ?? SNAPSHOT_DIR);
  // Fail with a sentence here rather than with a stack inside Astro.
  const { digest } = readManifest(snapshot);
  const config = settingsFile(options.config ?? process.env['RUNFOLIO_CONFIG']);
  const settings = readSettings(config);
  checkOption('--base', options.base, settingsSchema.shape.base);
  checkOption('--site', options.site, settingsSchema.shape.site);
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
  await withChosenSnapshot(snapshot, settings, config, buildWithAstro);
  if (readManifest(snapshot).digest !== digest)
    throw new UsageError(
      `Another ingest replaced ${snapshot} while the site was built from it. Build it again, and give each of the two a snapshot of its own with --snapshot.`,
    );
  return { out, ...measure(out) };
}

async function buildWithAstro(snapshot: string): Promise<void> {
  process.env['RUNFOLIO_SNAPSHOT'] = snapshot;
  // Only here, as React is another one when NODE_ENV is not set yet.
  const { build } = await import('astro');
  const { astroConfig } = await import('../../src/site/astro-config.ts');
  await withSiteRoot(async ({ root, cacheDir }) => {
    if (cacheDir) process.env['RUNFOLIO_CACHE'] ??= cacheDir;
    await build({ root, configFile: false, logLevel: 'warn', ...astroConfig() });
  });
}

function checkReview(folder: string, { publish }: Settings): void {
  if (choosesAnything(publish))
    throw new UsageError(
      'A review shows its runs whatever `publish` in the settings leaves out: give --review with settings that publish everything, or no --review.',
    );
  try {
    readReviewFile(folder);
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

function measure(folder: string): { files: number; pages: number; bytes: number } {
  let files = 0;
  let pages = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    if (entry.name === 'index.html' || entry.name === '404.html') pages += 1;
    bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { files, pages, bytes };
}
