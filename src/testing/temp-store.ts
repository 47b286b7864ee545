import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach } from 'vitest';

const made: string[] = [];

/** A new empty folder that is deleted after the test; its real path. */
export function tempFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'runfolio-test-')));
  made.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder that is deleted after all tests of a suite; its real path. */
export function keptFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'runfolio-test-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Content by path; a path that ends in `/` is an empty folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const at = join(folder, path);
    mkdirSync(path.endsWith('/') ? at : dirname(at), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(at, content);
  }
}

/** A store of these files in a new folder. */
export function tempStore(files: Files): string {
  const root = join(tempFolder(), 'mlruns');
  mkdirSync(root);
  writeFiles(root, files);
  return root;
}

/** Number of regular files below a folder, by a listing that copes with names in any encoding. */
export function filesOnDisk(folder: string | Buffer): number {
  let count = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, encoding: 'buffer' })) {
    if (entry.isFile()) count += 1;
    const parts = [Buffer.from(folder), Buffer.from('/'), entry.name];
    if (entry.isDirectory()) count += filesOnDisk(Buffer.concat(parts));
  }
  return count;
}

/** Makes a named pipe; reading it would wait for ever. */
export function makePipe(at: string): void {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', at]);
}
