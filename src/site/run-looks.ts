import { compareStarted } from '../analysis/rank-runs.ts';
import { seriesOf } from '../analysis/series-param.ts';
import { type RunLook, runLook } from '../charts/run-look.ts';
import type { RunKey } from '../entities/ids.ts';
import type { Run } from '../entities/run.ts';
import type { ExperimentSummary } from './page-data/experiment.ts';

const known = new WeakMap<ExperimentSummary, ReadonlyMap<RunKey, RunLook>>();

/** The looks of an experiment's runs: by series, and within it in the order they were started. */
export function runLooks(summary: ExperimentSummary): ReadonlyMap<RunKey, RunLook> {
  const made = known.get(summary) ?? makeLooks(summary);
  known.set(summary, made);
  return made;
}

function makeLooks({ runs, series }: ExperimentSummary): ReadonlyMap<RunKey, RunLook> {
  const counts = new Map<number | undefined, number>();
  const looks = new Map<RunKey, RunLook>();
  for (const run of [...runs].sort((a, b) => compareStarted(b, a))) {
    const number = seriesOf(run, series);
    const place = counts.get(number) ?? 0;
    counts.set(number, place + 1);
    looks.set(run.key, lookAt(series !== undefined, number, place));
  }
  return looks;
}

function lookAt(hasSeries: boolean, series: number | undefined, place: number): RunLook {
  if (series !== undefined) return runLook({ kind: 'series', series, place });
  return runLook({ kind: hasSeries ? 'without' : 'own', place });
}

/** The look of a run; every run of the experiment has one. */
export function lookOf(summary: ExperimentSummary, run: Pick<Run, 'key'>): RunLook {
  const look = runLooks(summary).get(run.key);
  if (!look) throw new Error(`unknown run: ${run.key}`);
  return look;
}
