import type { Experiment } from '../../entities/experiment.ts';
import type { Run } from '../../entities/run.ts';
import { compareText } from '../order.ts';
import type { ReviewedExperiment, ReviewSource } from './review-source.ts';

/** Brings together the experiments of both sides by what they are called; several of one name count as one. By name. */
export function reviewedExperiments(base: ReviewSource, head: ReviewSource): readonly ReviewedExperiment[] {
  const sides = { base: byLabel(base), head: byLabel(head) };
  const labels = new Set([...sides.base.keys(), ...sides.head.keys()]);
  return [...labels].sort(compareText).flatMap((label) => {
    const [before, after] = [sides.base.get(label), sides.head.get(label)];
    const experiment = after?.experiment ?? before?.experiment;
    return experiment ? [{ label, experiment, base: before?.runs ?? [], head: after?.runs ?? [] }] : [];
  });
}

function byLabel({ experiments, runs, labelOf }: ReviewSource) {
  const inOrder = runs.toSorted((a, b) => compareText(a.key, b.key));
  const runsOf = Map.groupBy(inOrder, ({ experimentKey }) => experimentKey);
  const found = new Map<string, { readonly experiment: Experiment; readonly runs: Run[] }>();
  for (const experiment of experiments) {
    const label = labelOf(experiment);
    const known = found.get(label) ?? { experiment, runs: [] };
    for (const run of runsOf.get(experiment.key) ?? []) known.runs.push(run);
    found.set(label, known);
  }
  return found;
}
