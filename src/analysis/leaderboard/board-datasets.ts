import { compareText } from '../order.ts';
import { snakeCase } from '../snake-case.ts';
import type { BoardDataset, BoardRun, DatasetIdentity } from './board-types.ts';

/** Parts of a data set by the words that metrics and contexts have for them. */
const PARTS: readonly (readonly string[])[] = [
  ['train', 'training'],
  ['val', 'valid', 'validation', 'dev'],
  ['test', 'testing', 'holdout'],
];
const TRAINING = 0;

export const NO_DATASET: DatasetIdentity = { key: '', text: 'no dataset', datasets: [] };

/** Which part of the data a name speaks of: `val` of `val_accuracy`, `test` of the context `test`. */
function partOf(name: string): number | undefined {
  const words = new Set(snakeCase(name).split(/[^a-z0-9]+/));
  const index = PARTS.findIndex((part) => part.some((word) => words.has(word)));
  return index < 0 ? undefined : index;
}

/**
 * The datasets among a run's inputs that a metric was measured on: those of the part that its name speaks of
 * (`val_loss`: validation), else all that were not for training. What a run was trained on may differ: that is a choice
 * to be compared.
 */
export function measuredOn(run: Pick<BoardRun, 'datasets'>, metric: string): readonly BoardDataset[] {
  if (run.datasets.length === 0) return [];
  const part = partOf(metric);
  const ofPart = run.datasets.filter(
    ({ context }) => part !== undefined && context !== undefined && partOf(context) === part,
  );
  if (ofPart.length > 0 || part === TRAINING) return ofPart;
  return run.datasets.filter(({ context }) => context === undefined || partOf(context) !== TRAINING);
}

/** What tells data apart: names and digests, in whatever order they were logged. */
export function datasetIdentity(datasets: readonly BoardDataset[]): DatasetIdentity {
  if (datasets.length === 0) return NO_DATASET;
  const sorted = [...datasets].sort((a, b) => compareText(a.name, b.name) || compareText(a.digest, b.digest));
  return {
    key: JSON.stringify(sorted.map(({ name, digest }) => [name, digest])),
    text: sorted.map(({ name, digest }) => `${name} (${digest})`).join(', '),
    datasets: sorted,
  };
}
