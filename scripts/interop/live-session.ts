import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Form } from './facts.ts';
import { changesBetween, fileStates } from './file-states.ts';
import { type LiveReading, readLive } from './live-reading.ts';
import { startServer } from './mlflow-server.ts';
import { type Ended, runPython, startPython } from './python.ts';
import { type Reading, readStore } from './read-store.ts';
import { filledIn, type Script } from './tutorial-scripts.ts';

/** How SQLite keeps a transaction that is not finished; MLflow leaves it at SQLite's default. */
export type Journal = 'delete' | 'wal';

/** A Python program and how it ended. */
export type Program = Ended & { readonly name: string };

/** What happened while MLflow and Runfolio were at work on one database. */
export type LiveSession = {
  readonly programs: readonly Program[];
  readonly serverLog: string;
  /** Made while the tutorial's scripts ran. */
  readonly readings: readonly LiveReading[];
  /** Readings that threw. */
  readonly refusals: readonly string[];
  /** What MLflow answers of the database after all was written, and what Runfolio reads of it. */
  readonly answer: Form;
  readonly last: Reading;
  /** What a reading changed in the database's folder after the server had ended: nothing, it is hoped. */
  readonly changes: readonly string[];
};

const WRITERS = ['writer-1', 'writer-2'];
const PAUSE_MS = 1500;

function programFile(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Runs the scripts against a server in an empty folder, and reads its database until they have ended. */
export async function watchTraining(
  python: string,
  scripts: readonly Script[],
  journal: Journal,
  folder: string,
): Promise<LiveSession> {
  const home = join(folder, 'home');
  const database = join(home, 'mlflow.db');
  const stopFile = join(folder, 'stop');
  mkdirSync(home);
  const programs: Program[] = [];
  const run = async (name: string, args: readonly string[], uri = ''): Promise<Ended> => {
    const ended = await runPython(python, args, { cwd: home, env: { MLFLOW_TRACKING_URI: uri } });
    programs.push({ name, ...ended });
    return ended;
  };

  const setJournal = `import sqlite3; print(sqlite3.connect("mlflow.db").execute("PRAGMA journal_mode=${journal}").fetchone())`;
  await run('journal mode', ['-c', setJournal]);
  const server = await startServer(python, home);
  try {
    const { uri } = server;
    await run('experiment', ['-c', 'import mlflow; mlflow.create_experiment("steady_writers")'], uri);
    const writers = WRITERS.map((name) => ({
      name,
      ...startPython(python, [programFile('steady_writer.py'), name, stopFile], {
        cwd: home,
        env: { MLFLOW_TRACKING_URI: uri },
      }),
    }));
    const training = follow(runScripts(scripts, home, uri, run));
    const readings: LiveReading[] = [];
    const refusals: string[] = [];
    const startedMs = performance.now();
    while (training.isRunning()) {
      try {
        readings.push(await readLive(database, join(folder, 'snapshot'), startedMs));
      } catch (error) {
        refusals.push(error instanceof Error ? error.message : String(error));
      }
      await Promise.race([training.ended, wait(PAUSE_MS)]);
    }
    writeFileSync(stopFile, '');
    for (const { name, ended } of writers) programs.push({ name, ...(await ended) });
    const asked = await run('ask_mlflow.py', [programFile('ask_mlflow.py')], uri);
    const last = await readStore(database);
    const serverLog = await server.stop();
    const before = fileStates(home);
    await readStore(database);
    const changes = changesBetween(before, fileStates(home));
    return { programs, serverLog, readings, refusals, answer: parsed(asked.output), last, changes };
  } finally {
    writeFileSync(stopFile, '');
    await server.stop();
  }
}

/** Runs the tutorial's scripts one after the other, as its reader does; the first one names a run for the last. */
async function runScripts(
  scripts: readonly Script[],
  home: string,
  uri: string,
  run: (name: string, args: readonly string[], uri: string) => Promise<Ended>,
): Promise<void> {
  let runId = '';
  for (const { name, code } of scripts) {
    writeFileSync(join(home, name), filledIn(code, { trackingUri: uri, runId }));
    const { output } = await run(name, [name], uri);
    runId ||= /Run ID: ([0-9a-f]{32})/.exec(output)?.[1] ?? '';
  }
}

function follow(work: Promise<void>): { isRunning(): boolean; readonly ended: Promise<void> } {
  let running = true;
  const ended = work.finally(() => {
    running = false;
  });
  return { isRunning: () => running, ended };
}

/** The JSON that a program printed as its last line; nothing when it failed. */
function parsed(output: string): Form {
  const line = output.trim().split('\n').at(-1) ?? '';
  return line.startsWith('{') ? (JSON.parse(line) as Form) : {};
}
