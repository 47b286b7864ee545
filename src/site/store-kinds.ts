import type { Source } from '../entities/manifest.ts';

const NOUNS: Readonly<Record<Source['kind'], string>> = {
  'mlflow-file-store': 'file store',
  'mlflow-sqlite': 'database',
};

/** What the sources of a report are, in words: "MLflow file store", "MLflow file stores and database". */
export function storeKinds(sources: readonly Pick<Source, 'kind'>[]): string {
  const kinds = Object.entries(NOUNS).flatMap(([kind, noun]) => {
    const count = sources.filter((source) => source.kind === kind).length;
    return count === 0 ? [] : [count === 1 ? noun : `${noun}s`];
  });
  return `MLflow ${kinds.join(' and ')}`;
}
