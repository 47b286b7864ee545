import process from 'node:process';
import type { COMMANDS } from './commands.ts';

/** How one would type a command of ours here: with npm in a clone, with npx where the program was started so. */
export function commandLine(name: keyof typeof COMMANDS, args: readonly string[] = []): string {
  const { RUNFOLIO_PROGRAM: program } = process.env;
  const start =
    program === undefined
      ? [`npm run ${name}`, ...(args.length > 0 ? ['--'] : [])]
      : [`npx ${program} ${name}`];
  return [...start, ...args.map(forShell)].join(' ');
}

/** An argument as one would type it. */
function forShell(text: string): string {
  return /^[\w./:@%+,=~-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
