import type { Manifest, Source } from '../../src/entities/manifest.ts';
import { formatBytes, formatCount } from '../../src/site/format.ts';
import { kindOf } from '../../src/site/sources.ts';
import { count, NO_BREAK, wrapText } from './terminal-text.ts';

/** A longer label moves only its own line. */
const LABEL_COLUMNS = 60;

/** The stores with their kinds and sizes, all their files by class, and all rows of the databases by table. */
export function readLines({ sources }: Manifest, width: number): string[] {
  const labels = sources.map(({ label }) => label.length);
  const column = Math.min(Math.max(...labels), LABEL_COLUMNS);
  return [
    ...sources.map((source) => `Read ${source.label.padEnd(column)}  ${kindOf(source)}, ${sizeText(source)}`),
    ...fileLines(sources, width),
    ...rowLines(sources, width),
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function sizeText({ kind, files, rows }: Source): string {
  const size = `${count(sum(files.map((entry) => entry.files)), 'file')}, ${formatBytes(sum(files.map(({ bytes }) => bytes)))}`;
  return kind === 'mlflow-sqlite' ? `${count(sum(rows.map((entry) => entry.rows)), 'row')}, ${size}` : size;
}

function fileLines(sources: readonly Source[], width: number): string[] {
  const counts = sources.flatMap(({ files }) => files);
  const classes = [...Map.groupBy(counts, (entry) => entry.class)].map(([name, parts]) => ({
    name,
    count: sum(parts.map(({ files }) => files)),
    remark: '',
  }));
  return accountLines('Every file by class', classes, width);
}

function rowLines(sources: readonly Source[], width: number): string[] {
  const counts = sources.flatMap(({ rows }) => rows);
  if (counts.length === 0) return [];
  const tables = [...Map.groupBy(counts, ({ table }) => table)].map(([name, parts]) => {
    const reported = sum(parts.map((entry) => entry.reported));
    return {
      name,
      count: sum(parts.map(({ rows }) => rows)),
      remark: reported > 0 ? ` (${formatCount(reported)} reported)` : '',
    };
  });
  return accountLines('Every row by table', tables, width);
}

type Share = { readonly name: string; readonly count: number; readonly remark: string };

/** Parts with their sum, the largest first. */
function accountLines(title: string, shares: readonly Share[], width: number): string[] {
  const listed = [...shares]
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .map((share) => `${share.name} ${formatCount(share.count)}${share.remark}`.replaceAll(' ', NO_BREAK))
    .join(', ');
  const total = formatCount(sum(shares.map((share) => share.count)));
  return wrapText(`${title}: ${listed} = ${total}`, width, '', '  ');
}
