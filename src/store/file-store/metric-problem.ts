import type { Problem, ProblemCode } from '../problem.ts';
import { isConflictMarker, isLfsPointer } from './git-leftovers.ts';

/** Something odd in a metric file; `line` is 1-based, `found` the offending text, cut to 80 characters. */
export type MetricFileProblem = {
  readonly code: 'empty-file' | 'malformed-line' | 'more-bad-lines' | 'unfinished-line' | 'unsafe-integer';
  readonly line?: number;
  readonly found: string;
};

const MOST_PROBLEMS = 20;

/** Collects problems of one file; beyond the first twenty they are only counted. */
export type MetricProblems = {
  report(problem: MetricFileProblem): void;
  all(): readonly MetricFileProblem[];
};

export function metricProblems(): MetricProblems {
  const problems: MetricFileProblem[] = [];
  let more = 0;
  return {
    report(problem) {
      if (problems.length < MOST_PROBLEMS) problems.push(problem);
      else more += 1;
    },
    all: () => (more === 0 ? problems : [...problems, { code: 'more-bad-lines', found: String(more) }]),
  };
}

const CODES: Readonly<Record<MetricFileProblem['code'], ProblemCode>> = {
  'empty-file': 'metric-empty-file',
  'malformed-line': 'metric-malformed-line',
  'more-bad-lines': 'metric-more-bad-lines',
  'unfinished-line': 'metric-unfinished-line',
  'unsafe-integer': 'metric-unsafe-integer',
};

/** Places the problems of a metric file; what git left behind is called by its name, once a file. */
export function placeMetricProblems(
  found: readonly MetricFileProblem[],
  path: string,
  key: string,
): readonly Problem[] {
  const [first] = found;
  if (first?.line === 1 && isLfsPointer(first.found)) return [{ code: 'git-lfs-pointer', path, key }];
  const marker = found.find(({ found: text }) => isConflictMarker(text));
  const others = found.filter(({ found: text }) => !isConflictMarker(text));
  return [
    ...(marker ? [{ code: 'merge-conflict' as const, path, line: marker.line, key }] : []),
    ...others.map(({ code, line, found: text }) => ({ code: CODES[code], path, line, key, found: text })),
  ];
}
