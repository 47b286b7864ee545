import type { Severity, StoredDiagnostic } from '../../src/entities/diagnostic.ts';
import type { Manifest, Source } from '../../src/entities/manifest.ts';
import type { IngestResult } from '../../src/ingest/ingest.ts';
import { formatBytes, formatCount, formatDuration } from '../../src/site/format.ts';
import { diagnosticPlace, kindOf } from '../../src/site/sources.ts';
import { terminalText, wrapText } from './terminal-text.ts';

const MOST_EXAMPLES = 3;
/** Keeps a number and its noun on one line; printed as a plain space. */
const NO_BREAK = '\u00a0';
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const WORDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export type Written = {
  /** Folder of the snapshot. */
  readonly out: string;
  readonly ms: number;
  /** Columns to keep within. */
  readonly width: number;
};

/** What an ingest read, what was odd, what it wrote, and how long it took. */
export function ingestSummary(result: IngestResult, { out, ms, width }: Written): string {
  const { manifest, diagnostics } = result;
  const lines = [
    ...readLines(manifest, width),
    ...wrapText(foundText(result), width, '', '  '),
    ...noticedLines(manifest, diagnostics, width),
    `Wrote ${out} (digest ${manifest.digest.slice(0, 12)}) in ${formatDuration(ms)}`,
  ];
  return lines.map(terminalText).join('\n');
}

function count(number: number, singular: string): string {
  return `${formatCount(number)} ${singular}${number === 1 ? '' : 's'}`;
}

type Total = { readonly files: number; readonly bytes: number };

function totalOf(counts: readonly Total[]): Total {
  return counts.reduce((sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }), {
    files: 0,
    bytes: 0,
  });
}

/** The stores with their kinds and sizes, all their files by class, and all rows by table. */
function readLines({ sources }: Manifest, width: number): string[] {
  const sizeOf = ({ files, bytes }: Total) => `${count(files, 'file')}, ${formatBytes(bytes)}`;
  const longest = Math.max(...sources.map(({ label }) => label.length));
  const classes = new Map<string, Total>();
  for (const { files } of sources)
    for (const entry of files)
      classes.set(entry.class, totalOf([classes.get(entry.class) ?? { files: 0, bytes: 0 }, entry]));
  const stores = sources.map((source) => {
    const size = [...rowsText(source), sizeOf(totalOf(source.files))].join(', ');
    return `Read ${source.label.padEnd(Math.min(longest, 60))}  ${kindOf(source)}, ${size}`;
  });
  const listed = [...classes]
    .sort(([nameA, a], [nameB, b]) => b.files - a.files || (nameA < nameB ? -1 : 1))
    .map(([name, { files }]) => `${name}${NO_BREAK}${formatCount(files)}`)
    .join(', ');
  const total = totalOf([...classes.values()]);
  return [
    ...stores,
    ...wrapText(`Every file by class: ${listed} = ${formatCount(total.files)}`, width, '', '  '),
    ...rowLines(sources, width),
  ];
}

function rowsText({ kind, rows }: Source): string[] {
  return kind === 'mlflow-sqlite' ? [count(rowsOf(rows), 'row')] : [];
}

function rowsOf(tables: Source['rows']): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/** All rows of the databases by table, with those that became no entity. */
function rowLines(sources: readonly Source[], width: number): string[] {
  const tables = sources.flatMap(({ rows }) => rows);
  if (tables.length === 0) return [];
  const listed = [...Map.groupBy(tables, ({ table }) => table)]
    .map(([table, parts]) => ({ table, rows: rowsOf(parts), reported: reportedOf(parts) }))
    .sort((a, b) => b.rows - a.rows || (a.table < b.table ? -1 : 1))
    .map(({ table, rows, reported }) => {
      const besides = reported > 0 ? `${NO_BREAK}(${formatCount(reported)}${NO_BREAK}reported)` : '';
      return `${table}${NO_BREAK}${formatCount(rows)}${besides}`;
    })
    .join(', ');
  return wrapText(`Every row by table: ${listed} = ${formatCount(rowsOf(tables))}`, width, '', '  ');
}

function reportedOf(tables: Source['rows']): number {
  return tables.reduce((sum, { reported }) => sum + reported, 0);
}

function foundText({ manifest: { counts }, read, kept }: IngestResult): string {
  const known: readonly (readonly [count: number, singular: string])[] = [
    [counts.params, 'param'],
    [counts.tags, 'tag'],
    [counts.metrics, 'metric'],
    [counts.points, 'metric point'],
    [counts.artifacts, 'artifact'],
    [counts.datasets, 'dataset'],
    [counts.loggedModels, 'logged model'],
    [counts.registeredModels, 'registered model'],
    [counts.modelVersions, 'model version'],
    [counts.traces, 'trace'],
  ];
  const parts = [
    count(counts.experiments, 'experiment'),
    `${count(counts.runs, 'run')} (${formatCount(read)} read, ${formatCount(kept)} unchanged)`,
    ...known.filter(([number]) => number > 0).map(([number, singular]) => count(number, singular)),
  ];
  return `Found ${parts.map((part) => part.replaceAll(' ', NO_BREAK)).join(', ')}`;
}

function noticedLines(
  { sources, counts }: Manifest,
  diagnostics: readonly StoredDiagnostic[],
  width: number,
): string[] {
  if (diagnostics.length === 0) return ['Noticed nothing odd'];
  const groups = new Map<string, StoredDiagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.code);
    if (group) group.push(diagnostic);
    else groups.set(diagnostic.code, [diagnostic]);
  }
  const rank = ([first]: readonly StoredDiagnostic[]) => SEVERITIES.indexOf(first?.severity ?? 'info');
  const sorted = [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.length - a.length);
  const placeOf = (diagnostic: StoredDiagnostic) => diagnosticPlace(sources, diagnostic);
  const tally = `${count(counts.errors, 'error')}, ${count(counts.warnings, 'warning')}, ${count(counts.infos, 'note')}`;
  return [`Noticed ${tally}`, ...sorted.flatMap((group) => groupLines(group, placeOf, width)), ''];
}

/** One kind of problem: what happened, where, why, and what to do. */
function groupLines(
  group: readonly StoredDiagnostic[],
  placeOf: (diagnostic: StoredDiagnostic) => string,
  width: number,
): string[] {
  const [first] = group;
  if (!first) return [];
  const shown = group.slice(0, MOST_EXAMPLES);
  const isSame = shown.every(({ what }) => what === first.what);
  const examples = shown.flatMap((diagnostic) => [
    `    ${placeOf(diagnostic)}`,
    ...(isSame ? [] : wrapText(diagnostic.what, width, '      ')),
  ]);
  const rest = group.length - shown.length;
  return [
    '',
    `${WORDS[first.severity]}  ${first.code}${group.length > 1 ? `, ${formatCount(group.length)} times` : ''}`,
    ...(isSame ? wrapText(first.what, width, '  ') : []),
    ...examples,
    ...(rest > 0 ? [`    … and ${formatCount(rest)} more`] : []),
    ...wrapText(`Why: ${first.why}`, width, '  ', '       '),
    ...wrapText(`Fix: ${first.fix}`, width, '  ', '       '),
  ];
}
