import { spawn } from 'node:child_process';
import { extname } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { VERSION } from '../src/site/version.ts';
import { BUILD_FLAGS } from './cli/build-flags.ts';
import { command, EXIT, type ExitCode, main } from './cli/command.ts';
import { COMMANDS, scriptOf } from './cli/commands.ts';

/** `npx runfolio query …`: runs one of the commands, each of which has a script and options of its own. */
await main(async () => {
  let code: ExitCode = EXIT.done;
  const program = command('runfolio', 'Static reports from MLflow run stores.')
    .version(VERSION)
    .usage('<command> [options]')
    .enablePositionalOptions()
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (sub) => sub.name() })
    .addHelpText('after', '\nEach command answers --help.');
  for (const [name, description] of Object.entries(COMMANDS))
    program
      .command(name)
      .description(description)
      .argument('[arguments...]')
      .helpOption(false)
      .allowUnknownOption()
      .passThroughOptions()
      .action(async () => {
        // As they were given: what stands behind the name of a command is for it alone to read.
        code = await runScript(name, process.argv.slice(process.argv.indexOf(name, 2) + 1));
      });
  await program.parseAsync();
  return code;
});

/** In a process of its own: building needs flags of its own, and each script ends with the exit code it means. */
function runScript(name: string, rest: readonly string[]): Promise<ExitCode> {
  const file = fileURLToPath(new URL(`${scriptOf(name)}${extname(import.meta.url)}`, import.meta.url));
  const flags = name === 'build' ? BUILD_FLAGS : [];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, file, ...rest], {
      stdio: 'inherit',
      env: { ...process.env, RUNFOLIO_PROGRAM: 'runfolio' },
    });
    // Whoever ends this process means the command.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve(status === EXIT.done || status === EXIT.findings ? status : EXIT.wrongUse),
    );
  });
}
