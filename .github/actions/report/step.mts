import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** What a step was told; an empty text when nothing. Values reach programs as arguments, never by a shell. */
export function told(name: string): string {
  return process.env[name] ?? '';
}

/** What the runner sets for every step. */
export function required(name: string): string {
  const value = told(name);
  if (value === '') throw new Error(`${name} is not set: this runs as a step of GitHub Actions.`);
  return value;
}

export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `--name=value` for each that has a value: as one argument, it stays a value also when it begins with a dash. */
export function options(named: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(named).flatMap(([name, value]) => (value === '' ? [] : [`${name}=${value}`]));
}

export function storeOptions(): readonly string[] {
  return linesOf(told('STORES')).map((store) => `--store=${store}`);
}

/** @throws Error for a value of several lines, which could name further outputs. */
export function setOutput(name: string, value: string): void {
  if (/[\r\n]/.test(value)) throw new Error(`The output ${name} would have a line break.`);
  appendFileSync(required('GITHUB_OUTPUT'), `${name}=${value}\n`);
}

/** The bytes of all files below a folder. */
export function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

export function addSummary(markdown: string): void {
  appendFileSync(required('GITHUB_STEP_SUMMARY'), `${markdown.trimEnd()}\n\n`);
}

/** Shows a text of which nothing is a command to the runner: names of runs are in it. */
export function show(text: string): void {
  unheard(() => process.stdout.write(text));
}

export type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a program and shows what it writes; with `keep` it is returned instead. */
export function run(
  file: string,
  args: readonly string[],
  { keep = false, cwd = process.cwd() }: { readonly keep?: boolean; readonly cwd?: string } = {},
): Ended {
  const start = () => {
    const { status, stdout, stderr, error } = spawnSync(file, [...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: keep ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    if (error) throw new Error(`${file} could not be run: ${error.message}`);
    return { code: status ?? 2, stdout: stdout ?? '', stderr: stderr ?? '' };
  };
  return keep ? start() : unheard(start);
}

/** The runner takes lines that begin with `::` for commands, but for those between these two. */
function unheard<T>(work: () => T): T {
  const word = randomUUID();
  process.stdout.write(`::stop-commands::${word}\n`);
  try {
    return work();
  } finally {
    process.stdout.write(`\n::${word}::\n`);
  }
}

/** Runs a step; what it throws is its failure, in a sentence. */
export function step(work: () => void): void {
  try {
    work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`::error::${message.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')}`);
    process.exitCode = 1;
  }
}
