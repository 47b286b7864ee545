import { spawn } from 'node:child_process';
import process from 'node:process';

/** Runs a program of `node_modules/.bin` with its output on this terminal; gives its exit code. */
export function runProgram(command: readonly string[]): Promise<number> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', TZ: 'UTC' },
    });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(2);
    });
    child.on('close', (code) => resolve(code ?? 2));
  });
}
