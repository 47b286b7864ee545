import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, EXIT, main } from './cli/command.ts';
import { type Counts, runGates } from './cli/gates.ts';
import { runProgram } from './cli/run-program.ts';

await main(async () => {
  command(
    'test',
    'Run everything that must stay green: types, lint, format, dead code, unit tests, whole-site tests, browser tests. The last line counts what passed and failed; exits with 1 when anything failed.',
  ).parse();
  const gates = await runGates();
  console.log('\n== tests');
  const tests = await runVitest();
  const failed = gates.failed + tests.failed;
  console.log(`\n${gates.passed + tests.passed} passed, ${failed} failed`);
  return failed > 0 ? EXIT.findings : EXIT.done;
});

/** Runs all tests. One that was skipped counts as failed: a missing browser must not look like success. */
async function runVitest(): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-test-'));
  const file = join(folder, 'results.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = await runProgram(['vitest', 'run', '--config', 'scripts/vitest.config.ts', ...reporters]);
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
