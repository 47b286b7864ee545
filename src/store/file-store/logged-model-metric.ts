import { excerpt } from '../problem.ts';
import type { RawLoggedModelMetric } from '../run-store.ts';
import { pythonFloat, wholeNumber } from './metric-file.ts';

const MOST_BAD_LINES = 20;

export type LoggedModelMetricFile = {
  /** The latest value per dataset, in the order in which the datasets come first. */
  readonly metrics: readonly RawLoggedModelMetric[];
  readonly badLines: readonly { readonly line: number; readonly found: string }[];
};

/**
 * Reads one metric of a logged model. Lines are `timestamp value step run_id`, followed by the dataset's name (which
 * may hold spaces) and digest when there is one. Latest is the greatest (step, timestamp, value), as for runs.
 */
export function parseLoggedModelMetric(text: string, key: string): LoggedModelMetricFile {
  const latest = new Map<string, RawLoggedModelMetric>();
  const badLines: { line: number; found: string }[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '') continue;
    const metric = parseLine(line, key);
    if (!metric) {
      if (badLines.length < MOST_BAD_LINES) badLines.push({ line: index + 1, found: excerpt(line) });
      continue;
    }
    const id = JSON.stringify(metric.dataset ?? null);
    const known = latest.get(id);
    if (!known || isLater(metric, known)) latest.set(id, metric);
  }
  return { metrics: [...latest.values()], badLines };
}

function parseLine(line: string, key: string): RawLoggedModelMetric | undefined {
  const [timestampText = '', valueText = '', stepText = '0', runId, ...dataset] = line.split(' ');
  const timestampMs = wholeNumber(timestampText);
  const value = pythonFloat(valueText);
  const step = wholeNumber(stepText);
  if (value === undefined || !Number.isSafeInteger(timestampMs) || !Number.isSafeInteger(step))
    return undefined;
  if (timestampMs === undefined || step === undefined) return undefined;
  const digest = dataset.length >= 2 ? dataset.at(-1) : undefined;
  return {
    key,
    value,
    step,
    timestampMs,
    runId,
    dataset: digest === undefined ? undefined : { name: dataset.slice(0, -1).join(' '), digest },
  };
}

function isLater(a: RawLoggedModelMetric, b: RawLoggedModelMetric): boolean {
  if (a.step !== b.step) return a.step > b.step;
  if (a.timestampMs !== b.timestampMs) return a.timestampMs > b.timestampMs;
  return (Number.isNaN(a.value) ? 0 : a.value) > (Number.isNaN(b.value) ? 0 : b.value);
}
