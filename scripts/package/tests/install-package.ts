import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

/** A package that was installed from its tarball, and the environment of someone who has nothing else. */
export type InstalledPackage = {
  readonly tarball: string;
  /** What npm calls unpacked size and number of files. */
  readonly packed: { readonly size: number; readonly entryCount: number };
  readonly folder: string;
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
};

/** Packs this project and installs it into a folder. What it depends on comes from the registry that npm is set to. */
export function installPackage(folder: string, home: string): InstalledPackage {
  mkdirSync(folder, { recursive: true });
  mkdirSync(home, { recursive: true });
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', home], { encoding: 'utf8' }).replace(
      // What prepack prints comes first.
      /^[^[]*(?=\[)/,
      '',
    ),
  ) as { filename: string; size: number; entryCount: number }[];
  if (!packed) throw new Error('npm pack made nothing');
  const tarball = join(home, packed.filename);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    tarball,
    packed,
    folder,
    program: join(folder, 'node_modules', '.bin', 'runfolio'),
    // Node alone: no git, no npm; a home and a cache of its own.
    env: { PATH: dirname(process.execPath), HOME: home, LANG: 'C.UTF-8', TZ: 'UTC', CI: 'true' },
  };
}

/** Runs `runfolio …` in a folder. */
export function runInstalled(
  { program, env }: InstalledPackage,
  cwd: string,
  ...args: readonly string[]
): SpawnSyncReturns<string> {
  mkdirSync(cwd, { recursive: true });
  return spawnSync(program, args, { cwd, env, encoding: 'utf8' });
}

/** The same without waiting; gives the exit code and what it printed. */
export function startInstalled(
  { program, env }: InstalledPackage,
  cwd: string,
  ...args: readonly string[]
): Promise<{ readonly status: number | null; readonly output: string }> {
  mkdirSync(cwd, { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, output }));
  });
}

/** Changes with every name, size, time and byte below a folder. */
export function digestOfFolder(folder: string): string {
  const hash = createHash('sha256');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) =>
    join(entry.parentPath, entry.name),
  );
  for (const path of entries.sort()) {
    const stat = statSync(path, { throwIfNoEntry: false });
    hash.update(`${path}\0${stat?.size}\0${stat?.mtimeMs}\0`);
    if (stat?.isFile()) hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}
