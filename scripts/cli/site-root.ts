import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { PROJECT } from './project.ts';

/** What Astro takes for the project that it builds, and where it may keep what it remembers. */
export type SiteRoot = { readonly root: string; readonly cacheDir: string };

/** What the pages are made of, for Astro to compile. */
const SOURCES = ['src', 'public', 'package.json', 'tsconfig.json'];
/** Of a clone; a package comes without. */
const NOT_PAGES = /\.test\.tsx?$|[/\\](testing|fixtures|golden|__snapshots__)$/;

/**
 * Works with a folder in which Astro may write, as the working directory. Nothing may be left behind, least of all in
 * `node_modules`, where a package lies; and Astro puts `.astro/` into its root whatever it is told. So it gets a copy of
 * the pages in a passing folder, from which their imports lead to what is installed. That copy is each build's own: two
 * at once do not meet, in a clone neither.
 */
export async function withSiteRoot<T>(work: (site: SiteRoot) => Promise<T>): Promise<T> {
  // Astro compares paths as texts: a link on the way would make two of one file.
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'runfolio-site-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const stop = () => process.exit(2);
  process.on('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const root = join(folder, 'app');
  copyPages(root);
  // Astro bundles what renders the pages below the working directory, where Node then looks for packages.
  const before = process.cwd();
  process.chdir(root);
  try {
    return await work({ root, cacheDir: join(folder, 'cache') });
  } finally {
    process.chdir(before);
    remove();
  }
}

function copyPages(root: string): void {
  mkdirSync(root);
  const filter = (source: string) => !NOT_PAGES.test(source.slice(PROJECT.length));
  for (const name of SOURCES) cpSync(join(PROJECT, name), join(root, name), { recursive: true, filter });
  // The folder that holds the package, and the package's own one, where versions differ from its neighbours'.
  symlinkSync(dirname(PROJECT), join(dirname(root), 'node_modules'), 'junction');
  const own = join(PROJECT, 'node_modules');
  if (existsSync(own)) symlinkSync(own, join(root, 'node_modules'), 'junction');
}
