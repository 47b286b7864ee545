import type { StoredDiagnostic } from '../entities/diagnostic.ts';
import type { CollectionName, Manifest } from '../entities/manifest.ts';

type Line = { readonly key: string; readonly json: string };

/** Lines of every collection but the diagnostics, gathered over all sources; not sorted. */
export type Collected = {
  readonly lines: Readonly<Record<Exclude<CollectionName, 'diagnostics'>, Line[]>>;
  readonly diagnostics: StoredDiagnostic[];
  readonly counts: Pick<
    { -readonly [Name in keyof Manifest['counts']]: number },
    'metrics' | 'points' | 'params' | 'tags' | 'artifacts' | 'modelVersions'
  >;
  readonly registeredModelKeys: Set<string>;
};

/** Nothing collected yet. */
export function emptyCollections(): Collected {
  return {
    lines: {
      experiments: [],
      runs: [],
      artifacts: [],
      datasets: [],
      'logged-models': [],
      'registered-models': [],
      traces: [],
    },
    diagnostics: [],
    counts: { metrics: 0, points: 0, params: 0, tags: 0, artifacts: 0, modelVersions: 0 },
    registeredModelKeys: new Set(),
  };
}
