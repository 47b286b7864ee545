import { Buffer } from 'node:buffer';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../problem.ts';

/**
 * The tables that are read, and no others: `secrets`, `webhooks`, `endpoints` and the like hold what must never be
 * published.
 */
export const TABLES = [
  'experiments',
  'experiment_tags',
  'runs',
  'params',
  'tags',
  'metrics',
  'latest_metrics',
  'datasets',
  'inputs',
  'input_tags',
  'logged_models',
  'logged_model_params',
  'logged_model_tags',
  'logged_model_metrics',
  'registered_models',
  'registered_model_tags',
  'registered_model_aliases',
  'model_versions',
  'model_version_tags',
  'trace_info',
] as const;
export type TableName = (typeof TABLES)[number];

export type Cell = string | bigint | number | Uint8Array | null;
/** A row by column; a column that this schema does not have is null. */
export type Row = { readonly [column: string]: Cell };

export type Rows = {
  /** Part of the statement after the table's name. */
  readonly tail?: string;
  readonly values?: readonly string[];
};

/** A database that is open for reading. */
export type Database = {
  has(table: TableName): boolean;
  hasColumn(table: TableName, column: string): boolean;
  /** Whether rows can be found by this column without looking at all of them. */
  isIndexedBy(table: TableName, column: string): boolean;
  /** Reads rows one by one; none when there is no such table. A damaged table ends early, with a problem. */
  rows(table: TableName, columns: readonly string[], rest?: Rows): Iterable<Row>;
  /**
   * The same, for the tables with millions of rows: each an array of what `expressions` say. Integers must be within
   * what a double holds exactly.
   */
  tuples(table: TableName, expressions: readonly string[], rest?: Rows): Iterable<readonly Cell[]>;
  /** What was wrong with the tables read so far. */
  readonly problems: readonly Problem[];
  close(): void;
};

/**
 * Opens a database that nobody writes to. It is opened as immutable: no lock is taken, no file is made beside it, and
 * it may lie on read-only media. MLflow's schema is known by its tables and columns: revisions say nothing of
 * databases that were migrated by hand or half-way.
 *
 * @throws when it is no SQLite database.
 */
export function openDatabase(file: string): Database {
  const url = pathToFileURL(file);
  url.search = '?immutable=1';
  const connection = new DatabaseSync(url, { readOnly: true });
  // A schema may call functions, in the expression of an index say; those with side effects are refused.
  connection.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0');
  const columns = readColumns(connection);
  const problems: Problem[] = [];

  function* read<Answer>(
    table: TableName,
    expressions: readonly string[],
    { tail = '', values = [] }: Rows,
    asTuples: boolean,
  ): Iterable<Answer> {
    if (!columns.has(table)) return;
    try {
      const statement = connection.prepare(`SELECT ${expressions.join(', ')} FROM ${table} ${tail}`);
      statement.setReturnArrays(asTuples);
      statement.setReadBigInts(!asTuples);
      yield* statement.iterate(...values) as Iterable<Answer>;
    } catch (error) {
      if (!(error instanceof Error && 'errcode' in error)) throw error;
      problems.push({ code: 'table-damaged', path: table, found: error.message });
    }
  }

  return {
    has: (table) => columns.has(table),
    hasColumn: (table, column) => columns.get(table)?.has(column) === true,
    isIndexedBy: (table, column) => isIndexedBy(connection, table, column),
    rows: (table, names, rest = {}) => {
      const known = columns.get(table);
      const expressions = names.map((name) => (known?.has(name) ? `"${name}"` : `NULL AS "${name}"`));
      return read<Row>(table, expressions, rest, false);
    },
    tuples: (table, expressions, rest = {}) => read<readonly Cell[]>(table, expressions, rest, true),
    problems,
    close: () => connection.close(),
  };
}

/** The columns of each table that we read and the database has. Views and virtual tables could run anything. */
function readColumns(connection: DatabaseSync): ReadonlyMap<TableName, ReadonlySet<string>> {
  const known = new Map<TableName, ReadonlySet<string>>();
  const schema = connection.prepare(
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ? AND sql NOT LIKE 'CREATE VIRTUAL%'",
  );
  for (const table of TABLES) {
    if (!schema.get(table)) continue;
    const names = connection.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
    known.set(table, new Set(names.map(({ name }) => String(name))));
  }
  return known;
}

function isIndexedBy(connection: DatabaseSync, table: TableName, column: string): boolean {
  const first = connection.prepare(
    `SELECT 1 FROM pragma_index_list('${table}') AS list, pragma_index_info(list.name) AS info
     WHERE list.partial = 0 AND info.seqno = 0 AND info.name = ?`,
  );
  return first.get(column) !== undefined;
}

/** A cell as the text that MLflow's columns hold; SQLite lets any column hold anything. Undefined for NULL. */
export function textOf(cell: Cell | undefined): string | undefined {
  if (cell === null || cell === undefined) return undefined;
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('utf8') : String(cell);
}
