import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { BUILD_FLAGS } from './cli/build-flags.ts';
import { command, EXIT, type ExitCode, main } from './cli/command.ts';

const collect = (value: string, all: string[]) => [...all, value];

type ReportOptions = {
  readonly store: readonly string[];
  readonly artifactMap: readonly string[];
  readonly config?: string;
  readonly out?: string;
  readonly force: boolean;
  readonly strict: boolean;
  readonly siteOut?: string;
  readonly base?: string;
  readonly site?: string;
};

await main(async () => {
  const program = command('report', 'Read MLflow run stores and build the static site: ingest, then build.')
    .option(
      '--store <path>',
      'a run store (mlruns, mlflow.db), or a folder that contains some; may be repeated',
      collect,
      [],
    )
    .option(
      '--artifact-map <from=to>',
      'where artifacts of a database lie now, by the beginning of their URI; may be repeated',
      collect,
      [],
    )
    .option('--config <file>', 'settings file (default: runfolio.yaml, if there)')
    .option('--out <folder>', 'the snapshot (default: .runfolio/snapshot)')
    .option('--force', 'read every run again, also unchanged ones', false)
    .option('--strict', 'exit with 1 when anything was lost or guessed', false)
    .option('--site-out <folder>', 'where the site goes (default: dist)')
    .option('--base <path>', 'path below the site, e.g. /my-repo/')
    .option('--site <url>', 'where the site will be published')
    .parse();
  const options = program.opts<ReportOptions>();
  const ingested = run('ingest.ts', [
    ...options.store.flatMap((path) => ['--store', path]),
    ...options.artifactMap.flatMap((map) => ['--artifact-map', map]),
    ...valued({ '--config': options.config, '--out': options.out }),
    ...(options.force ? ['--force'] : []),
    ...(options.strict ? ['--strict'] : []),
  ]);
  if (ingested === EXIT.wrongUse) return EXIT.wrongUse;
  const built = run(
    'build.ts',
    valued({
      '--config': options.config,
      '--snapshot': options.out,
      '--out': options.siteOut,
      '--base': options.base,
      '--site': options.site,
    }),
    BUILD_FLAGS,
  );
  if (built !== EXIT.done) return EXIT.wrongUse;
  console.log(lookAtIt(options));
  return ingested;
});

/** Each half runs in a process of its own: Astro keeps what it has read of the first for good. */
function run(script: string, args: readonly string[], flags: readonly string[] = []): ExitCode {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { status } = spawnSync(process.execPath, [...flags, file, ...args], { stdio: 'inherit' });
  return status === EXIT.done || status === EXIT.findings ? status : EXIT.wrongUse;
}

function valued(options: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
}

function lookAtIt({ siteOut, base }: ReportOptions): string {
  const options = valued({ '--site': siteOut, '--base': base });
  const command = ['npm run preview', ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
  return `Look at it with: ${command}
Publish the folder as it is, for example on GitHub Pages.`;
}
