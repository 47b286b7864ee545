import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { Option } from 'commander';
import { settingsFile } from '../src/settings/read-settings.ts';
import { settingsText } from '../src/suggest/settings-text.ts';
import type { Suggestions } from '../src/suggest/suggest-settings.ts';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { commandLine } from './cli/command-line.ts';
import { COMMANDS } from './cli/commands.ts';
import { suggestFromStores } from './cli/init/suggest-from-stores.ts';
import { workflowReport } from './cli/init/workflow-report.ts';
import { collect, valued } from './cli/options.ts';
import { count, terminalText } from './cli/terminal-text.ts';

type InitOptions = {
  readonly store: readonly string[];
  readonly snapshot?: string;
  readonly out?: string;
  readonly stdout: boolean;
  readonly force: boolean;
  readonly workflows: boolean;
};

await main(async () => {
  const program = command('init', COMMANDS.init)
    .argument(
      '[stores...]',
      'run stores (mlruns, mlflow.db), or folders that contain some; those in this folder and below when absent',
    )
    .option('--store <path>', 'a run store as well; may be repeated', collect, [])
    .option('--snapshot <folder>', 'read this snapshot of them, instead of reading them anew')
    .option('--out <file>', 'the settings (default: runfolio.yaml)')
    .addOption(
      new Option('--stdout', 'print the settings, write nothing')
        .default(false)
        .conflicts(['out', 'workflows']),
    )
    .option('--force', 'replace files that are there', false)
    .option('--workflows', "also put workflows for GitHub into the repository's .github/", false)
    .parse();
  const options = program.opts<InitOptions>();
  const stores = [...program.args, ...options.store];
  const out = options.out ?? settingsFile() ?? 'runfolio.yaml';
  if (options.stdout) {
    process.stdout.write(settingsText(await suggestFromStores(stores, out, options.snapshot)));
    return EXIT.done;
  }
  const isKept = existsSync(out) && !options.force;
  if (isKept && !options.workflows)
    throw new UsageError(
      `${out} is there already and stays as it is. Replace it with --force, or look at what would be written with --stdout.`,
    );
  if (isKept) console.log(`${out} is there already and stays as it is.`);
  else {
    const suggestions = await suggestFromStores(stores, out, options.snapshot);
    write(out, settingsText(suggestions), options.force);
    console.log(`Wrote ${out}: ${summary(suggestions)}`);
  }
  if (options.workflows) console.log(workflowReport(resolve(out), { replace: options.force }));
  console.log(nextSteps(out));
  return EXIT.done;
});

/** Never replaces a file that came to be in the meantime. */
function write(out: string, text: string, replace: boolean): void {
  if (existsSync(out) && !statSync(out).isFile())
    throw new UsageError(`${out} is no file. Name one with --out.`);
  try {
    mkdirSync(dirname(resolve(out)), { recursive: true });
    writeFileSync(out, text, { flag: replace ? 'w' : 'wx' });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError(`${out} cannot be written: ${reason}.`, { cause });
  }
}

function summary({ primary, metrics, repeat }: Suggestions): string {
  const main = primary ? `most are ranked by ${primary.key}` : 'nothing is ranked yet';
  const params = repeat.params.map(({ key }) => key).join(', ');
  const repeats = params === '' ? 'no params tell repeats apart' : `repeats differ in ${params}`;
  return terminalText(
    `${main}; ${count(metrics.known.length, 'metric')} with a goal, ${metrics.unknown.length} without; ${repeats}.`,
  );
}

function nextSteps(out: string): string {
  const args = resolve(out) === resolve('runfolio.yaml') ? [] : valued({ '--config': out });
  const [report, preview] = [commandLine('report', args), commandLine('preview', args)];
  return `Read ${out} and change what is wrong. Then:
  ${report.padEnd(preview.length)}   # reads the stores, builds the site
  ${preview}   # shows it on this machine`;
}
