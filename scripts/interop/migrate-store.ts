import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { runPython } from './python.ts';
import { removeRepeatedPoints } from './repeated-points.ts';

/** What MLflow's migrator made of a store. */
export type Migration =
  | { readonly kind: 'migrated'; readonly removedPoints: number }
  | { readonly kind: 'refused'; readonly message: string };

const REPEATED_POINT = /UNIQUE constraint failed: metrics\./;

/**
 * Has MLflow move a file store into a fresh database. Where it refuses because points are repeated, these are removed
 * from the store first: the store must be a copy.
 */
export async function migrateStore(python: string, root: string, database: string): Promise<Migration> {
  let output = await migrateOnce(python, root, database);
  let removedPoints = 0;
  if (output !== undefined && REPEATED_POINT.test(output)) {
    removedPoints = removeRepeatedPoints(root);
    if (removedPoints > 0) output = await migrateOnce(python, root, database);
  }
  if (output !== undefined) return { kind: 'refused', message: reasonIn(output) };
  return { kind: 'migrated', removedPoints };
}

/** Undefined when it went well, else what was printed. */
async function migrateOnce(python: string, root: string, database: string): Promise<string | undefined> {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${database}${ending}`, { force: true });
  const target = `sqlite:///${database}`;
  const { code, output } = await runPython(
    python,
    ['-m', 'mlflow', 'migrate-filestore', '--source', root, '--target', target, '--no-progress'],
    { cwd: dirname(database) },
  );
  return code === 0 ? undefined : output;
}

/** The last exception that was printed, or else the last line. */
export function reasonIn(output: string): string {
  const lines = output.trim().split('\n');
  const exception = lines.findLast((line) => /^[\w.]+(Error|Exception): /.test(line));
  return (exception ?? lines.at(-1) ?? '').slice(0, 300);
}
