import type { StoreShape } from './make-store.ts';

/** What is measured: two sizes of the usual shape, and few runs with many points. */
export type BenchCase = {
  readonly name: string;
  readonly shape: StoreShape;
  readonly store: 'files' | 'database';
  /** Whether the site is built as well. */
  readonly build: boolean;
};

const USUAL = { params: 8, metrics: 6, steps: 50, tags: 5 } as const;

export const CASES: readonly BenchCase[] = [
  { name: '1k', store: 'files', shape: { runs: 1000, ...USUAL }, build: true },
  { name: '10k', store: 'files', shape: { runs: 10_000, ...USUAL }, build: true },
  {
    name: 'points',
    store: 'files',
    shape: { runs: 100, params: 8, metrics: 50, steps: 4000, tags: 5 },
    build: true,
  },
  { name: 'database', store: 'database', shape: { runs: 10_000, ...USUAL }, build: false },
];

/** Points of all histories of a store. */
export function pointsOf({ runs, metrics, steps }: StoreShape): number {
  return runs * metrics * steps;
}
