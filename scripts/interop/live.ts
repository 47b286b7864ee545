import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { formatCount, formatDuration } from '../../src/site/format.ts';
import { command, EXIT, main, UsageError } from '../cli/command.ts';
import { type Check, checksOf } from './live-checks.ts';
import type { LiveReading } from './live-reading.ts';
import { type Journal, watchTraining } from './live-session.ts';
import { openPython } from './python.ts';
import { type Script, scriptsIn } from './tutorial-scripts.ts';

const JOURNALS: readonly Journal[] = ['delete', 'wal'];
const MOST_PROBLEMS = 20;

/** Reads a database while MLflow writes to it, and has MLflow judge the last reading. */
await main(async () => {
  const { tutorial, python: given } = command(
    'interop:live',
    "Run a tutorial's scripts against a real mlflow server on SQLite, and read its database meanwhile.",
  )
    .requiredOption('--tutorial <file>', 'Markdown with the scripts')
    .option('--python <program>', 'an interpreter with MLflow (default: a virtual environment made for it)')
    .parse()
    .opts<{ tutorial: string; python?: string }>();
  const started = performance.now();
  if (!existsSync(tutorial)) throw new UsageError(`There is no file ${tutorial}.`);
  const scripts = scriptsIn(readFileSync(tutorial, 'utf8'));
  if (scripts.length === 0) throw new UsageError(`${tutorial} names no Python script to create.`);
  const python = openPython(given);
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(EXIT.wrongUse));
  const checks: Check[] = [];
  for (const journal of JOURNALS) checks.push(...(await checkJournal(python, scripts, journal)));
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  console.log(`\nDone in ${formatDuration(performance.now() - started)}`);
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  return failed > 0 ? EXIT.findings : EXIT.done;
});

async function checkJournal(
  python: string,
  scripts: readonly Script[],
  journal: Journal,
): Promise<readonly Check[]> {
  console.log(
    `\nJournal mode ${journal}: ${scripts.map(({ name }) => name).join(', ')} and two steady writers`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-live-'));
  try {
    const session = await watchTraining(python, scripts, journal, folder);
    session.readings.forEach(printReading);
    const checks = checksOf(session, journal);
    for (const { name, problems } of checks) {
      console.log(`  ${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
      for (const problem of problems.slice(0, MOST_PROBLEMS)) console.log(`           ${problem}`);
      if (problems.length > MOST_PROBLEMS)
        console.log(`           … and ${formatCount(problems.length - MOST_PROBLEMS)} more`);
    }
    return checks;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printReading({ atMs, ms, runs, points, beside }: LiveReading, index: number): void {
  const journals = beside.filter((name) => name.startsWith('mlflow.db-')).join(', ');
  console.log(
    `  reading ${String(index + 1).padStart(2)} at ${(atMs / 1000).toFixed(1).padStart(5)} s: ${formatCount(runs).padStart(2)} runs, ${formatCount(points).padStart(7)} points in ${formatDuration(ms)}${journals && ` beside ${journals}`}`,
  );
}
