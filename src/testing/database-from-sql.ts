import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Makes a database of a fixture's statements.
 *
 * @returns the path of `mlflow.db` in the folder
 * @throws when a statement fails
 */
export function databaseFromSql(sqlFile: string, folder: string): string {
  const path = join(folder, 'mlflow.db');
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA foreign_keys = ON');
    database.exec(`BEGIN;\n${readFileSync(sqlFile, 'utf8')}\nCOMMIT;`);
  } finally {
    database.close();
  }
  return path;
}
