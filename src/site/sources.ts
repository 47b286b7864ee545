import type { StoredDiagnostic } from '../entities/diagnostic.ts';
import type { SourceId } from '../entities/ids.ts';
import type { Manifest, Source } from '../entities/manifest.ts';
import { countOf } from './format.ts';
import type { Report } from './report.ts';

type Words = { readonly one: string; readonly many: string; readonly missingRecord: string };

const WORDS: Readonly<Record<Source['kind'], Words>> = {
  'mlflow-file-store': {
    one: 'MLflow file store',
    many: 'MLflow file stores',
    missingRecord: 'meta.yaml missing',
  },
  'mlflow-sqlite': {
    one: 'SQLite database',
    many: 'SQLite databases',
    missingRecord: 'row missing in the database',
  },
};

/** What kind of source it is, for a reader. */
export function kindOf({ kind }: Pick<Source, 'kind'>): string {
  return WORDS[kind].one;
}

/** The kinds of sources with their numbers: `an MLflow file store`, `2 MLflow file stores and an SQLite database`. */
export function kindsOf(sources: Manifest['sources']): string {
  const kinds = Object.entries(WORDS).flatMap(([kind, { one, many }]) => {
    const count = sources.filter((source) => source.kind === kind).length;
    if (count === 0) return [];
    return [count === 1 ? `an ${one}` : countOf(count, one, many)];
  });
  return kinds.join(' and ');
}

/** The source of an entity. */
export function sourceOf(
  { manifest }: Pick<Report, 'manifest'>,
  id: SourceId | undefined,
): Source | undefined {
  return manifest.sources.find((source) => source.id === id);
}

/** The label of an entity's source where there are several; undefined where it goes without saying. */
export function sourceLabel(report: Pick<Report, 'manifest'>, id: SourceId): string | undefined {
  return report.manifest.sources.length > 1 ? sourceOf(report, id)?.label : undefined;
}

/** Says which record an incomplete entity of this source lacks. */
export function missingRecord(report: Pick<Report, 'manifest'>, id: SourceId): string {
  return WORDS[sourceOf(report, id)?.kind ?? 'mlflow-file-store'].missingRecord;
}

/**
 * Where a problem lies: the file with the line, below the label of its store when there are several; of a database,
 * always below its label, the table with the id of the row; of the settings their file with the line.
 */
export function diagnosticPlace(
  sources: readonly Source[],
  {
    code = '',
    sourceId,
    path = '',
    line,
  }: Pick<StoredDiagnostic, 'sourceId' | 'path' | 'line'> & Partial<Pick<StoredDiagnostic, 'code'>>,
): string {
  const withLine = (text: string) => (line === undefined ? text : `${text}:${line}`);
  if (isOfSettings({ code })) return withLine(path);
  const source = sources.find(({ id }) => id === sourceId) ?? sources[0];
  const label = source?.label ?? '';
  if (source?.kind === 'mlflow-sqlite') return path === '' ? label : `${label}: ${path}`;
  const below = [...(sources.length > 1 ? [label] : []), ...(path === '' ? [] : [path])].join('/') || '.';
  return withLine(below);
}

/** Whether a problem is one of the settings, which stand in no source. */
export function isOfSettings({ code }: Pick<StoredDiagnostic, 'code'>): boolean {
  return code.startsWith('setting-');
}
