import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Everything that a contributor must keep green. Each gate counts as one test beside those that Vitest counts;
 * the last line adds them up.
 */
const GATES: readonly (readonly [name: string, ...command: string[]])[] = [
  ['types', 'astro', 'check'],
  ['format', 'biome', 'format', '.'],
];

function run(command: readonly string[]): Promise<number> {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', TZ: 'UTC' },
    });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(2);
    });
    child.on('close', (code) => resolve(code ?? 2));
  });
}

type Counts = { passed: number; failed: number };

async function runVitest(): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-test-'));
  const file = join(folder, 'results.json');
  const code = await run([
    'vitest',
    'run',
    '--config',
    'scripts/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]); // prettier-ignore
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
    const skipped = (report['numPendingTests'] ?? 0) + (report['numTodoTests'] ?? 0);
    const failed = (report['numFailedTests'] ?? 0) + skipped;
    // A file that cannot be loaded fails the run without a failed test.
    return { passed: report['numPassedTests'] ?? 0, failed: failed || (code === 0 ? 0 : 1) };
  } catch (error) {
    console.error(`Vitest left no results: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const total: Counts = { passed: 0, failed: 0 };
for (const [name, ...command] of GATES) {
  console.log(`\n== ${name}`);
  const passed = (await run(command)) === 0;
  if (passed) total.passed += 1;
  else total.failed += 1;
  console.log(`${name}: ${passed ? 'ok' : 'FAILED'}`);
}
console.log('\n== tests');
const tests = await runVitest();
total.passed += tests.passed;
total.failed += tests.failed;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
