import type { Run } from '../entities/run.ts';
import { metricOf } from './rank-runs.ts';

/** A text that groups runs, named as the settings name it: `params.lr`, `tags.team`, `dataset`, `run_name`, … */
export type RunField = string;

const PAIR = /^(params?|tags?)\.(.+)$/s;

/**
 * The text of a field of a run; undefined when the run does not have it. The dataset is the one that the metric was
 * logged with, else all that the run used, joined by `+`.
 */
export function runField(run: Run, field: RunField, metric: string): string | undefined {
  const [, kind, key] = PAIR.exec(field) ?? [];
  if (kind !== undefined) {
    const pairs = kind.startsWith('param') ? run.params : run.tags;
    return pairs.find((pair) => pair.key === key)?.value;
  }
  switch (field) {
    case 'dataset':
      return datasetName(run, metric);
    case 'run_name':
      return run.name.trim() || undefined;
    case 'user':
      return run.user;
    case 'status':
      return run.status;
    case 'source':
      return run.codeSource.name;
    default:
      throw new Error(`unknown field: ${field}`);
  }
}

function datasetName(run: Run, metric: string): string | undefined {
  const own = metricOf(run, metric)?.dataset?.name;
  if (own !== undefined) return own;
  return [...new Set(run.datasets.map(({ name }) => name))].sort().join(' + ') || undefined;
}

/** How a field is called in a header: its key without what kind it is. */
export function fieldKey(field: RunField): string {
  return PAIR.exec(field)?.[2] ?? field;
}
