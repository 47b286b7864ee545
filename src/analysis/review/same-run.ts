import type { OrderedPoints } from '../../entities/metric.ts';
import type { Run } from '../../entities/run.ts';
import { isSameList } from '../../statistics/same-list.ts';
import type { ReviewSource } from './review-source.ts';

/** MLflow's own tags change with where and by what a run is read; its description does not. */
export const isReviewedTag = ({ key }: { readonly key: string }) =>
  key === 'mlflow.note.content' || !key.startsWith('mlflow.');

/**
 * Whether a run is the same on both sides in all that was logged: params, metrics with their histories, tags, status,
 * and the paths and sizes of its artifacts. Times of logging do not count: stores of other kinds keep them otherwise.
 */
export function isSameRun(
  base: Run,
  head: Run,
  sources: { readonly base: ReviewSource; readonly head: ReviewSource },
): boolean {
  return (
    base.status === head.status &&
    base.lifecycleStage === head.lifecycleStage &&
    base.name === head.name &&
    isSameList(base.params.map(pairText), head.params.map(pairText)) &&
    isSameList(
      base.tags.filter(isReviewedTag).map(pairText),
      head.tags.filter(isReviewedTag).map(pairText),
    ) &&
    isSameList(base.datasets.map(pairText), head.datasets.map(pairText)) &&
    hasSameFiles(base, head, sources) &&
    hasSameMetrics(base, head, sources)
  );
}

const pairText = (pair: object) => JSON.stringify(pair);

function hasSameFiles(base: Run, head: Run, sources: Parameters<typeof isSameRun>[2]): boolean {
  if (base.artifacts.bytes !== head.artifacts.bytes || base.artifacts.files !== head.artifacts.files)
    return false;
  return isSameList(
    sources.base.artifactsOf(base).map(pairText),
    sources.head.artifactsOf(head).map(pairText),
  );
}

function hasSameMetrics(base: Run, head: Run, sources: Parameters<typeof isSameRun>[2]): boolean {
  if (base.metrics.length !== head.metrics.length) return false;
  if (base.history && base.history.sha256 === head.history?.sha256) return true;
  return base.metrics.every(
    ({ key, value, points }, index) =>
      key === head.metrics[index]?.key &&
      points === head.metrics[index]?.points &&
      Object.is(value, head.metrics[index]?.value) &&
      hasSamePoints(sources.base.historyOf(base, key), sources.head.historyOf(head, key)),
  );
}

function hasSamePoints(base: OrderedPoints | undefined, head: OrderedPoints | undefined): boolean {
  if (!base || !head) return base === head;
  const areEqual = (a: Float64Array, b: Float64Array) =>
    a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
  return areEqual(base.steps, head.steps) && areEqual(base.values, head.values);
}
