import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** `ingest`, then `build`: options of ingest are passed on, `--base`, `--site` and `--site-out` go to the build. */
const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(`Usage: report [options]

Read the run stores and build the site: ingest, then build.

Options:
  --site-out <folder>  where the site goes (default: dist)
  --base <path>        path below the site, e.g. /my-repo/
  --site <url>         where the site will be published
  and every option of ingest (npm run ingest -- --help)`);
  process.exit(0);
}

const BUILD_OPTIONS: Readonly<Record<string, string>> = {
  '--site-out': '--out',
  '--base': '--base',
  '--site': '--site',
};
const ingestArgs: string[] = [];
const buildArgs: string[] = [];
for (let i = 0; i < args.length; i++) {
  const arg = args[i] ?? '';
  const option = BUILD_OPTIONS[arg];
  if (option) buildArgs.push(option, args[++i] ?? '');
  else ingestArgs.push(arg);
  if (arg === '--config') buildArgs.push('--config', args[i + 1] ?? '');
  if (arg === '--out') buildArgs.push('--snapshot', args[i + 1] ?? '');
}

function run(script: string, scriptArgs: readonly string[]): number {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return spawnSync(process.execPath, [file, ...scriptArgs], { stdio: 'inherit' }).status ?? 2;
}

const ingested = run('ingest.ts', ingestArgs);
if (ingested === 2) process.exit(2);
const built = run('build.ts', buildArgs);
if (built !== 0) process.exit(2);
console.log('Look at it with: npm run preview');
console.log('Publish the folder as it is, for example on GitHub Pages.');
process.exit(ingested);
