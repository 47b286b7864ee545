import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counts } from './gates.ts';
import { runProgram } from './run-program.ts';

/**
 * Runs the tests of a configuration of Vitest. One that was skipped counts as failed: a missing browser must not look
 * like success.
 */
export async function runVitest(config: string): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-test-'));
  const file = join(folder, 'results.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runProgram(['vitest', 'run', '--config', config, ...reporters]);
    return countsOf(readFileSync(file, 'utf8'), code);
  } catch (error) {
    console.error(`Vitest left no results: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countsOf(json: string, code: number): Counts {
  const report = JSON.parse(json) as Record<string, number>;
  const skipped = (report['numPendingTests'] ?? 0) + (report['numTodoTests'] ?? 0);
  const failed = (report['numFailedTests'] ?? 0) + skipped;
  // A file that cannot be loaded fails the run without a failed test.
  return { passed: report['numPassedTests'] ?? 0, failed: failed || (code === 0 ? 0 : 1) };
}
