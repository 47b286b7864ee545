import type { Severity, StoredDiagnostic } from '../../src/entities/diagnostic.ts';
import type { Manifest } from '../../src/entities/manifest.ts';
import type { IngestResult } from '../../src/ingest/ingest.ts';
import { formatCount, formatDuration } from '../../src/site/format.ts';
import { diagnosticPlace } from '../../src/site/sources.ts';
import { readLines } from './read-lines.ts';
import { count, NO_BREAK, terminalText, wrapText } from './terminal-text.ts';

const MOST_EXAMPLES = 3;
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
