import process from 'node:process';
import { Command } from 'commander';
import { SettingsError } from '../../src/settings/read-settings.ts';
import { SnapshotError } from '../../src/snapshot/read-snapshot.ts';

/** What a command ends with: done, findings under --strict, wrong use or unreadable input. */
export const EXIT = { done: 0, findings: 1, wrongUse: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command cannot do what it was asked for; the message says why and what to do. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A command line with `--help` and exit code 2 for wrong use; it is called as it was started, see `runfolio.ts`. */
export function command(name: string, description: string): Command {
  const { RUNFOLIO_PROGRAM: program } = process.env;
  return new Command(program === undefined ? name : `${program} ${name}`)
    .description(description)
    .showHelpAfterError('Add --help for what this command takes.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? EXIT.done : EXIT.wrongUse));
}

/** Runs a command; a foreseen failure is printed as a sentence, an unforeseen one with its stack. */
export async function main(run: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    const foreseen =
      error instanceof UsageError || error instanceof SettingsError || error instanceof SnapshotError;
    console.error(foreseen ? error.message : error);
    process.exitCode = EXIT.wrongUse;
  }
}
