import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The project itself; Astro builds it, whatever store is read. */
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export type CommandResult = { readonly code: number; readonly output: string };

/** Runs a command of the project as `npm run` does; `output` is what it wrote to both streams. */
export function runCommand(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): CommandResult {
  const { NODE_ENV: _test, VITEST: _vitest, ...own } = process.env;
  const result = spawnSync(process.execPath, [join('scripts', `${script}.ts`), ...args], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...own, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  return { code: result.status ?? -1, output: result.stdout + result.stderr };
}

export type ReportOptions = {
  readonly store: string;
  /** Where the snapshot, the cache and the site go. */
  readonly folder: string;
  readonly args?: readonly string[];
};

/**
 * Reads a store and builds its site with `npm run report`, apart from whatever else is built.
 *
 * @returns the folder of the site and what the command printed
 * @throws when the command fails
 */
export function buildReport({ store, folder, args = [] }: ReportOptions): { site: string; output: string } {
  const site = join(folder, 'dist');
  rmSync(site, { recursive: true, force: true });
  const { code, output } = runCommand(
    'report',
    [store, '--snapshot', join(folder, 'snapshot'), '--out', site, ...args],
    { RUNFOLIO_CACHE: join(folder, 'cache') },
  );
  if (code !== 0) throw new Error(`report failed with code ${code}:\n${output}`);
  return { site, output };
}
