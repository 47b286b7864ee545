import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { readSettings } from '../../src/settings/read-settings.ts';
import { SNAPSHOT_DIR } from '../../src/snapshot/layout.ts';
import { readManifest } from '../../src/snapshot/read-snapshot.ts';

export type BuildOptions = {
  readonly snapshot?: string | undefined;
  readonly config?: string | undefined;
  readonly out?: string | undefined;
  readonly base?: string | undefined;
  readonly site?: string | undefined;
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
  readManifest(snapshot);
  readSettings(options.config);
  const out = resolve(options.out ?? process.env['RUNFOLIO_OUT'] ?? 'dist');
  process.env['RUNFOLIO_SNAPSHOT'] = snapshot;
  process.env['RUNFOLIO_OUT'] = out;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['NODE_ENV'] ??= 'production';
  if (options.config) process.env['RUNFOLIO_CONFIG'] = resolve(options.config);
  if (options.base) process.env['RUNFOLIO_BASE'] = options.base;
  if (options.site) process.env['RUNFOLIO_SITE'] = options.site;
  const { build } = await import('astro');
  await build({ root: process.cwd(), logLevel: 'warn' });
  return { out, ...measure(out) };
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
