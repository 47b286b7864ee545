import type { StoredDiagnostic as Diagnostic } from '../../src/entities/diagnostic.ts';
import type { IngestResult } from '../../src/ingest/ingest.ts';
import { countOf, formatBytes, formatCount, formatDuration } from '../../src/site/format.ts';

const MOST_EXAMPLES = 3;

/** What an ingest read, what was odd, what it wrote, and how long it took. */
export function ingestSummary(
  { manifest, kept, read, diagnostics }: IngestResult,
  out: string,
  ms: number,
): string {
  const { counts, sources } = manifest;
  const lines: string[] = [];
  for (const { label, files } of sources) {
    const total = files.reduce((sum, entry) => sum + entry.files, 0);
    const bytes = files.reduce((sum, entry) => sum + entry.bytes, 0);
    lines.push(`Read ${label}: ${countOf(total, 'file')}, ${formatBytes(bytes)}`);
    for (const entry of files) lines.push(`  ${formatCount(entry.files).padStart(9)}  ${entry.class}`);
  }
  lines.push(
    `Found ${countOf(counts.experiments, 'experiment')}, ${countOf(counts.runs, 'run')} (${formatCount(read)} read, ${formatCount(kept)} unchanged), ${countOf(counts.points, 'metric point')}, ${countOf(counts.registeredModels, 'registered model')}, ${countOf(counts.artifacts, 'artifact')}`,
    ...diagnosticLines(diagnostics),
    `Wrote ${out}, digest ${manifest.digest.slice(0, 12)}, in ${formatDuration(ms)}`,
  );
  return lines.join('\n');
}

function diagnosticLines(diagnostics: readonly Diagnostic[]): string[] {
  if (diagnostics.length === 0) return ['Nothing to report: every file was read without a problem'];
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const id = `${diagnostic.severity} ${diagnostic.code}`;
    groups.set(id, [...(groups.get(id) ?? []), diagnostic]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, group]) => [
      `${formatCount(group.length).padStart(5)} × ${id}`,
      ...group
        .slice(0, MOST_EXAMPLES)
        .map(({ path = '', line, what }) => `        ${path}${line ? `:${line}` : ''} — ${what}`),
      ...(group.length > MOST_EXAMPLES
        ? [`        … ${formatCount(group.length - MOST_EXAMPLES)} more`]
        : []),
      `        ${group[0]?.fix ?? ''}`,
    ]);
}
