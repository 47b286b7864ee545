import { parse as parseCsv } from 'csv-parse/sync';
import { cut } from '../site/format.ts';
import { visibleText } from '../site/visible-text.ts';
import { delimiterOf } from './delimiter.ts';
import type { PreviewLimits, TableCell, TablePreview } from './preview.ts';

const MOST_COLUMNS = 16;
const CELL_CHARACTERS = 120;
/** Rows of larger texts are not counted: that would parse them whole for one number. */
const COUNTED_CHARACTERS = 300_000;
const NUMBER = /^\s*[-+]?(\d[\d_,]*(\.\d*)?|\.\d+)(e[-+]?\d+)?\s*%?$|^(nan|null|none|na|)$/i;

type Rows = readonly (readonly unknown[])[];
type RowLimit = Pick<PreviewLimits, 'previewRows'>;

/** The head of a table as text cells; columns whose shown cells are all numbers are marked. */
export function tablePreview(
  head: readonly unknown[],
  rows: Rows,
  totalRows: number | undefined,
  limits: RowLimit,
): TablePreview {
  const shown = rows.slice(0, limits.previewRows).map((row) => row.slice(0, MOST_COLUMNS).map(tableCell));
  return {
    kind: 'table',
    columns: head.slice(0, MOST_COLUMNS).map((name, index) => ({
      name: cellText(name),
      isNumeric: shown.length > 0 && shown.every((row) => isNumberCell(row[index])),
    })),
    rows: shown,
    totalRows,
    hiddenColumns: Math.max(0, head.length - MOST_COLUMNS),
  };
}

function isNumberCell(cell: TableCell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && NUMBER.test(cell));
}

function cellText(value: unknown): string {
  if (value === undefined) return '';
  const text =
    typeof value === 'string'
      ? value
      : (JSON.stringify(value, (_key, part: unknown) =>
          typeof part === 'bigint' ? jsonInteger(part) : part,
        ) ?? '');
  return cut(visibleText(text), CELL_CHARACTERS);
}

/** JSON has no 64-bit integers; those that no double holds become text. */
function jsonInteger(value: bigint): number | string {
  return BigInt(Number(value)) === value ? Number(value) : String(value);
}

/** `log_table` writes images as `{type: "image", filepath, compressed_filepath}`, paths within the run. */
function tableCell(value: unknown): TableCell {
  if (typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'image') {
    const { compressed_filepath: small, filepath } = value as Record<string, unknown>;
    const image = typeof small === 'string' ? small : filepath;
    if (typeof image === 'string') return { image };
  }
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return cellText(value);
}

/**
 * The head of a CSV or TSV file; its delimiter is the sign most frequent in the first line.
 *
 * @param isCut when true, `text` is the beginning of the file and its last line may be incomplete.
 */
export function csvPreview(text: string, isTabbed: boolean, isCut: boolean, limits: RowLimit): TablePreview {
  const whole = isCut && text.includes('\n') ? text.slice(0, text.lastIndexOf('\n')) : text;
  const isCounted = !isCut && whole.length <= COUNTED_CHARACTERS;
  const records = parseCsv(whole, {
    delimiter: isTabbed ? '\t' : delimiterOf(whole),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ...(isCounted ? {} : { to: limits.previewRows + 1 }),
  }) as string[][];
  const [head = [], ...rows] = records;
  return tablePreview(head, rows, isCounted ? rows.length : undefined, limits);
}

/** A table in pandas' "split" orientation `{columns, data}`, as `log_table` writes it; undefined for other JSON. */
export function splitTablePreview(value: unknown, limits: RowLimit): TablePreview | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { columns, data } = value as { columns?: unknown; data?: unknown };
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every(Array.isArray)) return undefined;
  return tablePreview(columns, data, data.length, limits);
}
