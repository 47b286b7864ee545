import { readFileSync, writeFileSync } from 'node:fs';
import fastGlob from 'fast-glob';

/** The metric files of a file store: of runs, active and deleted. */
const METRIC_FILES = ['*/*/metrics/**', '.trash/*/*/metrics/**'];

/**
 * Removes points that repeat an earlier one from the metric files of a store, and gives their number. MLflow 3 logs
 * some metrics twice, and its migrator refuses a whole store for one such pair: a database's primary key is the point.
 */
export function removeRepeatedPoints(root: string): number {
  let removed = 0;
  for (const file of fastGlob.sync(METRIC_FILES, { cwd: root, absolute: true, dot: true })) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const kept = withoutRepeats(lines);
    if (kept.length === lines.length) continue;
    removed += lines.length - kept.length;
    writeFileSync(file, kept.join('\n'));
  }
  return removed;
}

/** Lines of a metric file without those whose point an earlier line has. */
export function withoutRepeats(lines: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return lines.filter((line) => {
    if (line.trim() === '') return true;
    const [timestamp, value, step = '0'] = line.trim().split(' ');
    const point = `${timestamp} ${Number(value)} ${step}`;
    if (seen.has(point)) return false;
    seen.add(point);
    return true;
  });
}
