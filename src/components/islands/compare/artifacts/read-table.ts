import { delimiterOf } from '../../../../previews/delimiter.ts';
import type { LoadedText } from './load-text.ts';

/** A table as texts. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** There are more rows than were read. */
  readonly isCut: boolean;
};

const MOST_ROWS = 5_000;
const MOST_COLUMNS = 200;

/** Reads all texts as tables; undefined when one of them is none. */
export async function readTables(
  texts: readonly LoadedText[],
  path: string,
): Promise<readonly Table[] | undefined> {
  const tables: Table[] = [];
  for (const loaded of texts) {
    const table = loaded.kind === 'text' ? await readTable(loaded.text, path, loaded.isCut) : undefined;
    if (!table) return undefined;
    tables.push(table);
  }
  return tables;
}

async function readTable(text: string, path: string, isCut: boolean): Promise<Table | undefined> {
  if (/\.json$/i.test(path)) return readSplitTable(text);
  if (!/\.[ct]sv$/i.test(path)) return undefined;
  try {
    return await readCsv(text, path, isCut);
  } catch {
    // Quotes that never end, say: it is compared as text.
    return undefined;
  }
}

/** Reads CSV or TSV; a text that was cut loses its last line. @throws when the text is no table. */
export async function readCsv(text: string, path: string, isCut: boolean): Promise<Table> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  const whole = isCut ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  const records: string[][] = parse(whole, {
    delimiter: path.toLowerCase().endsWith('.tsv') ? '\t' : delimiterOf(whole),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    bom: true,
    to: MOST_ROWS + 2,
  });
  const [head = [], ...rows] = records;
  return table(head, rows, isCut);
}

/** Reads a table as `mlflow.log_table` writes it, `{columns, data}`; undefined for any other JSON. */
export function readSplitTable(text: string): Table | undefined {
  if (!/^\s*\{/.test(text) || !text.includes('"columns"') || !text.includes('"data"')) return undefined;
  try {
    const { columns, data } = JSON.parse(text) as { columns?: unknown; data?: unknown };
    if (!Array.isArray(columns) || !Array.isArray(data) || !data.every(Array.isArray)) return undefined;
    return table(
      columns.map(cellText),
      (data as unknown[][]).map((row) => row.map(cellText)),
      false,
    );
  } catch {
    // Not JSON, or cut off: it is compared as text.
    return undefined;
  }
}

function table(columns: readonly string[], rows: readonly (readonly string[])[], isCut: boolean): Table {
  return {
    columns: distinct(columns.slice(0, MOST_COLUMNS)),
    rows: rows.slice(0, MOST_ROWS),
    isCut: isCut || rows.length > MOST_ROWS,
  };
}

/** Columns of the same name are told apart by their number, as pandas does; one without a name is its number. */
function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name, index) => {
    const plain = name === '' ? `column ${index + 1}` : name;
    const times = seen.get(plain) ?? 0;
    seen.set(plain, times + 1);
    return times === 0 ? plain : `${plain}.${times}`;
  });
}

/** `log_table` writes images as `{type: "image", filepath, …}`: their path stands for them. */
function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  const { type, filepath } = value as { type?: unknown; filepath?: unknown };
  return type === 'image' && typeof filepath === 'string' ? filepath : JSON.stringify(value);
}
