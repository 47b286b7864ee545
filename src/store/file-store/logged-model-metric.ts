import { latestModelMetrics } from '../latest-model-metrics.ts';
import { isExact } from '../metric-history.ts';
import { excerpt } from '../problem.ts';
import type { RawLoggedModelMetric } from '../run-store.ts';
import { pythonFloat, wholeNumber } from './metric-file.ts';
import { type MetricFileProblem, metricProblems } from './metric-problem.ts';

export type LoggedModelMetricFile = {
  /** The latest value per dataset, in the order in which the datasets come first. */
  readonly metrics: readonly RawLoggedModelMetric[];
  readonly problems: readonly MetricFileProblem[];
};

/**
 * Reads one metric of a logged model. Lines are `timestamp value step run_id`, followed by the dataset's name (which
 * may hold spaces) and digest when there is one. Latest is the greatest (step, timestamp, value), as for runs.
 */
export function parseLoggedModelMetric(text: string, key: string): LoggedModelMetricFile {
  const latest = latestModelMetrics();
  const problems = metricProblems();
  const lines = text.split('\n');
  for (const [index, raw] of lines.entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '') continue;
    const metric = parseLine(line, key);
    if (typeof metric === 'string') {
      const isUnfinished = metric === 'malformed-line' && index === lines.length - 1;
      const code = isUnfinished ? 'unfinished-line' : metric;
      problems.report({ code, line: index + 1, found: excerpt(line) });
      continue;
    }
    latest.add(metric);
  }
  const metrics = latest.all();
  if (metrics.length === 0 && problems.all().length === 0) problems.report({ code: 'empty-file', found: '' });
  return { metrics, problems: problems.all() };
}

/** The point, or what is wrong with the line. */
function parseLine(line: string, key: string): RawLoggedModelMetric | 'malformed-line' | 'unsafe-integer' {
  const [timestampText = '', valueText = '', stepText = '0', runId, ...dataset] = line.split(' ');
  const timestampMs = wholeNumber(timestampText);
  const value = pythonFloat(valueText);
  const step = wholeNumber(stepText);
  if (value === undefined || timestampMs === undefined || step === undefined) return 'malformed-line';
  if (!isExact(timestampMs) || !isExact(step)) return 'unsafe-integer';
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
