import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../cli/command.ts';

const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/runfolio', import.meta.url));

/** How a Python process ended, with all that it printed. */
export type Ended = { readonly code: number; readonly output: string };

/** A Python process at work. */
export type Started = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/**
 * An interpreter that has what `requirements.txt` lists: the given one, or that of a virtual environment which is made
 * once and kept in `node_modules/.cache`.
 *
 * @throws UsageError when there is none and none can be made.
 */
export function openPython(given: string | undefined): string {
  const python = given ?? environmentPython();
  const { status, stdout, stderr } = spawnSync(python, ['-c', 'import mlflow; print(mlflow.__version__)'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new UsageError(`${python} cannot import mlflow: ${lastLine(stderr)}`);
  console.log(`MLflow ${stdout.trim()}`);
  return python;
}

function environmentPython(): string {
  const { status, stdout } = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  if (status !== 0) throw new UsageError('There is no python3. MLflow itself is the judge here: install it.');
  const digest = createHash('sha256').update(stdout).update(readFileSync(REQUIREMENTS)).digest('hex');
  const folder = join(CACHE, `mlflow-${digest.slice(0, 12)}`);
  const python = join(folder, 'bin', 'python');
  // Written last: an installation that broke off is made anew.
  const mark = join(folder, 'complete');
  if (existsSync(mark)) return python;
  console.log('Installing MLflow into a virtual environment (once, about a minute)');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const hint = 'On Debian and Ubuntu, `apt-get install python3-venv` brings what it needs.';
  install('python3', ['-m', 'venv', folder], hint);
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
  install(python, [...pip, '--requirement', REQUIREMENTS], 'It needs Python 3.11 or newer and PyPI.');
  writeFileSync(mark, '');
  return python;
}

function install(program: string, args: readonly string[], hint: string): void {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) return;
  const said = lastLine(stderr) || lastLine(stdout);
  throw new UsageError(`\`${program} ${args.slice(0, 3).join(' ')}\` failed: ${said}\n${hint}`);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

type StartOptions = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Leads a process group, so that what it starts can be ended with it. */
  readonly ownGroup?: boolean;
};

/** Starts Python in a folder. Nothing is sent anywhere, and no window is opened. */
export function startPython(
  python: string,
  args: readonly string[],
  { cwd, env = {}, ownGroup = false }: StartOptions,
): Started {
  const child = spawn(python, args, {
    cwd,
    env: {
      ...process.env,
      PYTHONUTF8: '1',
      PYTHONUNBUFFERED: '1',
      PYTHONDONTWRITEBYTECODE: '1',
      MLFLOW_DISABLE_TELEMETRY: 'true',
      MLFLOW_ALLOW_FILE_STORE: 'true',
      GIT_PYTHON_REFRESH: 'quiet',
      MPLBACKEND: 'Agg',
      ...env,
    },
    detached: ownGroup,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const ended = new Promise<Ended>((resolve) => {
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: chunks.join('') }));
  });
  return { child, ended };
}

/** Runs Python to its end. */
export function runPython(...call: Parameters<typeof startPython>): Promise<Ended> {
  return startPython(...call).ended;
}
