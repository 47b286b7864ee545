import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { BUILD_FLAGS } from './cli/build-flags.ts';
import { command, EXIT, type ExitCode, main } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import {
  addIngestOptions,
  addPublishOptions,
  type IngestOptions,
  ingestArguments,
  type PublishOptions,
  valued,
} from './cli/options.ts';

type ReportOptions = IngestOptions & PublishOptions & { readonly siteOut?: string };

await main(async () => {
  const program = addIngestOptions(command('report', COMMANDS.report)).option(
    '--site-out <folder>',
    'where the site goes (default: dist)',
  );
  const options = addPublishOptions(program).parse().opts<ReportOptions>();
  const ingested = run('ingest.ts', ingestArguments(options));
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

function lookAtIt({ siteOut, base }: ReportOptions): string {
  const options = valued({ '--site': siteOut, '--base': base });
  const { RUNFOLIO_PROGRAM: program } = process.env;
  const start =
    program === undefined
      ? ['npm run preview', ...(options.length > 0 ? ['--'] : [])]
      : [`npx ${program} preview`];
  const command = [...start, ...options].join(' ');
  return `Look at it with: ${command}
Publish the folder as it is, for example on GitHub Pages.`;
}
