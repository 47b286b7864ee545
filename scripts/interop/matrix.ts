import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command, EXIT, main, UsageError } from '../cli/command.ts';
import { openPython, runPython } from './python.ts';

const SCRIPT = fileURLToPath(new URL('make-schema-matrix.py', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../../src/store/fixtures', import.meta.url));
/** The database, and what MLflow reads from it. */
const FILES = ['mlflow.sql', 'mlflow.json'];

/** Has MLflow make the fixtures of databases anew, and tells where they are not those that are kept. */
await main(async () => {
  const { python, write } = command(
    'interop:matrix',
    'Have MLflow make the database fixtures anew, one for each kind of schema, and compare them with those kept.',
  )
    .option('--write', 'keep what was made', false)
    .option('--python <program>', 'an interpreter with MLflow (default: a virtual environment made for it)')
    .parse()
    .opts<{ write: boolean; python?: string }>();
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-matrix-'));
  try {
    const made = write ? FIXTURES : folder;
    const { code, output } = await runPython(openPython(python), [SCRIPT, made], { cwd: folder });
    if (code !== 0) throw new UsageError(`The fixtures could not be made:\n${output}`);
    const different = write ? [] : filesThatDiffer(folder);
    for (const file of different) console.log(`  different: ${file}`);
    const all = databasesIn(made).length * FILES.length;
    console.log(`${all - different.length} passed, ${different.length} failed`);
    return different.length > 0 ? EXIT.findings : EXIT.done;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function databasesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'mlflow.sql')));
}

/** Paths of files that are not the same in the fixtures and in a folder where they were made anew. */
function filesThatDiffer(folder: string): readonly string[] {
  const names = [...new Set([...databasesIn(FIXTURES), ...databasesIn(folder)])].sort();
  return names
    .flatMap((name) => FILES.map((file) => join(name, file)))
    .filter((path) => textOf(join(FIXTURES, path)) !== textOf(join(folder, path)));
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
