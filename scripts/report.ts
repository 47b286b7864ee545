import { spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { BUILD_FLAGS } from './cli/build-flags.ts';
import { command, EXIT, type ExitCode, main } from './cli/command.ts';
import { commandLine } from './cli/command-line.ts';
import { COMMANDS } from './cli/commands.ts';
import {
  addPublishOptions,
  addStoreOptions,
  type PublishOptions,
  publishArguments,
  type StoreOptions,
  storeArguments,
  storeOptions,
  valued,
} from './cli/options.ts';

type ReportOptions = StoreOptions & PublishOptions & { readonly snapshot?: string };

await main(async () => {
  const program = addPublishOptions(addStoreOptions(command('report', COMMANDS.report))).option(
    '--snapshot <folder>',
    'where the snapshot goes (default: .runfolio/snapshot)',
  );
  const options = storeOptions<ReportOptions>(program.parse());
  const ingested = run('ingest', [...storeArguments(options), ...valued({ '--out': options.snapshot })]);
  if (ingested === EXIT.wrongUse) return EXIT.wrongUse;
  const built = run(
    'build',
    [...valued({ '--config': options.config, '--snapshot': options.snapshot }), ...publishArguments(options)],
    BUILD_FLAGS,
  );
  if (built !== EXIT.done) return EXIT.wrongUse;
  if (!options.dryRun) console.log(lookAtIt(options));
  return ingested;
});

/** Each half runs in a process of its own: Astro keeps what it has read of the first for good. */
function run(script: string, args: readonly string[], flags: readonly string[] = []): ExitCode {
  const file = fileURLToPath(new URL(`${script}${extname(import.meta.url)}`, import.meta.url));
  const { status } = spawnSync(process.execPath, [...flags, file, ...args], { stdio: 'inherit' });
  return status === EXIT.done || status === EXIT.findings ? status : EXIT.wrongUse;
}

function lookAtIt({ out, base }: ReportOptions): string {
  const command = commandLine('preview', valued({ '--site': out, '--base': base }));
  return `Look at it with: ${command}
Publish the folder as it is, for example on GitHub Pages.`;
}
