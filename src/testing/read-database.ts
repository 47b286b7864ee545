import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Manifest } from '../entities/manifest.ts';
import { ingest } from '../ingest/ingest.ts';

/** Reads a database into a snapshot. */
export async function readDatabase(path: string, snapshotDir: string): Promise<Manifest> {
  const sources = [{ id: 'store', label: 'store', root: dirname(path), database: basename(path) }];
  const { manifest } = await ingest({ sources, snapshotDir, force: false, whenEmpty: 'write' });
  return manifest;
}

/** Number of rows by table, for all tables of a database. */
export function countTables(path: string): ReadonlyMap<string, number> {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const counts = tables.map(({ name }) => {
    const { rows } = database.prepare(`SELECT count(*) AS rows FROM "${name}"`).get() as { rows: number };
    return [String(name), rows] as const;
  });
  database.close();
  return new Map(counts);
}

/** Everything below a folder: paths with sizes, times and contents, to see whether anything changed. */
export function stateOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => {
      const stats = statSync(join(folder, path));
      const content = stats.isFile() ? readFileSync(join(folder, path)).toString('base64') : '';
      return `${path} ${stats.size} ${stats.mtimeMs} ${content}`;
    });
}

/** The files of a folder in which a text stands. */
export function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const file = join(folder, path);
    return statSync(file).isFile() && readFileSync(file).includes(text);
  });
}
