import { compareWithMlflow } from './compare-with-mlflow.ts';
import { type LiveReading, problemsOf } from './live-reading.ts';
import type { Journal, LiveSession } from './live-session.ts';

/** One thing that must hold, and what speaks against it. */
export type Check = { readonly name: string; readonly problems: readonly string[] };

const FEWEST_READINGS = 10;
/** What a Python program or a server prints when it was kept from the database, or failed otherwise. */
const PYTHON_ERROR =
  /database is locked|OperationalError|Traceback \(most recent call last\)|\b50[0-9] Internal/;
const SIDE_FILES: Readonly<Record<Journal, readonly string[]>> = {
  delete: ['mlflow.db-journal'],
  wal: ['mlflow.db-wal', 'mlflow.db-shm'],
};

/** Judges a session. */
export function checksOf(session: LiveSession, journal: Journal): readonly Check[] {
  const { programs, readings, refusals } = session;
  const during = `${readings.length} readings while the scripts ran`;
  const inMode = journal === 'wal' ? readings.filter(hasLog) : readings;
  const tooFew =
    inMode.length < FEWEST_READINGS ? [`only ${inMode.length} count, ${FEWEST_READINGS} must`] : [];
  return [
    ...programs.map(({ name, code, output }) => ({
      name: `${name} ended well`,
      problems: code === 0 ? errorLines(output) : [`it ended with ${code}: ${output.trim().slice(-500)}`],
    })),
    { name: 'the server printed no error', problems: errorLines(session.serverLog) },
    { name: during, problems: [...refusals, ...tooFew] },
    { name: 'every row is accounted for, and nothing got fewer', problems: problemsOf(readings) },
    { name: 'only SQLite’s own files beside the database', problems: strangersOf(session, journal) },
    { name: 'a reading at rest leaves every file as it was', problems: session.changes },
    ...comparisonsOf(session),
  ];
}

/** In WAL mode, what was committed last is in a log beside the database. */
function hasLog({ beside }: LiveReading): boolean {
  return beside.includes('mlflow.db-wal');
}

function errorLines(output: string): readonly string[] {
  return output.split('\n').filter((line) => PYTHON_ERROR.test(line));
}

/** Files beside the database that neither MLflow nor SQLite in this journal mode makes. */
function strangersOf({ readings }: LiveSession, journal: Journal): readonly string[] {
  const names = new Set(readings.flatMap(({ beside }) => beside));
  return [...names].filter((name) => name.startsWith('mlflow.db-') && !SIDE_FILES[journal].includes(name));
}

function comparisonsOf({ answer, last }: LiveSession): readonly Check[] {
  return [...compareWithMlflow(answer, last.form)].map(([kind, { equal, differences }]) => ({
    name: `MLflow answers the same: ${kind} (${equal} equal)`,
    problems: differences.map(
      ({ id, path, expected, found }) =>
        `${[id, ...path].join(' ')}: MLflow says ${expected ?? 'nothing'}, read ${found ?? 'nothing'}`,
    ),
  }));
}
