import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { startPython } from './python.ts';

const START_MS = 120_000;
const STOP_MS = 15_000;

/** A running `mlflow server` on SQLite. */
export type MlflowServer = {
  readonly uri: string;
  /** Ends it with its workers; gives all that it printed. */
  stop(): Promise<string>;
};

/**
 * Starts a server as the tutorial does: `mlflow.db` and `mlruns/` in a folder.
 *
 * @throws when it does not answer in two minutes.
 */
export async function startServer(python: string, folder: string): Promise<MlflowServer> {
  const port = await freePort();
  // Two processes of its own are enough to be in each other's way.
  const address = ['--host', '127.0.0.1', '--port', String(port), '--workers', '2'];
  const stores = ['--backend-store-uri', 'sqlite:///mlflow.db', '--default-artifact-root', './mlruns'];
  const { child, ended } = startPython(python, ['-m', 'mlflow', 'server', ...stores, ...address], {
    cwd: folder,
    ownGroup: true,
  });
  const uri = `http://127.0.0.1:${port}`;
  let running = true;
  void ended.then(() => {
    running = false;
  });
  const signal = (name: NodeJS.Signals) => {
    if (running && child.pid !== undefined) process.kill(-child.pid, name);
  };
  // Interrupted: the server would go on, being no part of this process's group.
  process.once('exit', () => signal('SIGKILL'));
  const stop = async (): Promise<string> => {
    signal('SIGTERM');
    await Promise.race([ended, wait(STOP_MS)]);
    signal('SIGKILL');
    return (await ended).output;
  };
  for (const until = performance.now() + START_MS; running && performance.now() < until; await wait(200))
    if (await answers(`${uri}/health`)) return { uri, stop };
  throw new Error(`mlflow server did not start: ${(await stop()).trim().slice(-1000)}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
