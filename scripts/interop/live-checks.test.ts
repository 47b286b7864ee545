import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/entities/manifest.ts';
import { checksOf } from './live-checks.ts';
import type { LiveReading } from './live-reading.ts';
import type { LiveSession } from './live-session.ts';

const READING: LiveReading = {
  atMs: 0,
  ms: 1,
  runs: 1,
  points: 2,
  errors: [],
  rows: [{ table: 'metrics', rows: 2, used: 2, reported: 0 }],
  beside: ['mlflow.db', 'mlruns'],
};
const RUN = {
  runId: 'r',
  status: 'FINISHED',
  metrics: [{ key: 'loss', value: 0.5, step: 1, timestampMs: 7, points: 2 }],
  histories: [{ key: 'loss', different: 2, digest: 'a' }],
};
const SESSION: LiveSession = {
  programs: [{ name: 'train.py', code: 0, output: 'Accuracy: 1.0' }],
  serverLog: 'INFO: Application startup complete.',
  readings: Array.from({ length: 10 }, () => READING),
  refusals: [],
  answer: { runs: [RUN] },
  // What MLflow is not asked for is not compared.
  last: { form: { runs: [{ ...RUN, user: 'ada' }], traces: [{ traceId: 't' }] }, manifest: {} as Manifest },
  changes: [],
};

function failures(change: Partial<LiveSession>, journal: 'delete' | 'wal' = 'delete') {
  return checksOf({ ...SESSION, ...change }, journal)
    .filter(({ problems }) => problems.length > 0)
    .map(({ name }) => name);
}

function read(run: object) {
  return { last: { ...SESSION.last, form: { runs: [{ ...RUN, ...run }] } } };
}

describe('checksOf', () => {
  it('has no problem with a session in which all went well', () => {
    expect(failures({})).toEqual([]);
  });

  it.each([
    [
      'a script that failed',
      { programs: [{ name: 'train.py', code: 1, output: 'boom' }] },
      'train.py ended well',
    ],
    [
      'a script that waited for the database in vain',
      { programs: [{ name: 'train.py', code: 0, output: 'sqlite3.OperationalError: database is locked' }] },
      'train.py ended well',
    ],
    ['a server that did', { serverLog: 'database is locked' }, 'the server printed no error'],
    ['nine readings', { readings: SESSION.readings.slice(1) }, '9 readings while the scripts ran'],
    ['a reading that threw', { refusals: ['no table runs'] }, '10 readings while the scripts ran'],
    [
      'a log that SQLite does not make in this mode',
      { readings: [...SESSION.readings, { ...READING, beside: ['mlflow.db', 'mlflow.db-wal'] }] },
      'only SQLite’s own files beside the database',
    ],
    [
      'a changed file',
      { changes: ['mlflow.db was changed'] },
      'a reading at rest leaves every file as it was',
    ],
    ['another status', read({ status: 'FAILED' }), 'MLflow answers the same: runs (2 equal)'],
    [
      'another latest value',
      read({ metrics: [{ ...RUN.metrics[0], value: 0.25 }] }),
      'MLflow answers the same: runs.metrics (4 equal)',
    ],
    [
      'another history',
      read({ histories: [{ key: 'loss', different: 2, digest: 'b' }] }),
      'MLflow answers the same: runs.histories (2 equal)',
    ],
    [
      'a run that was not read',
      { last: { ...SESSION.last, form: {} } },
      'MLflow answers the same: runs (0 equal)',
    ],
    ['no answer', { answer: {} }, 'MLflow answers the same: runs (0 equal)'],
  ])('sees %s', (_, change: Partial<LiveSession>, name) => {
    expect(failures(change)).toEqual([name]);
  });

  it('wants readings with a log beside the database in WAL mode', () => {
    const beside = ['mlflow.db', 'mlflow.db-wal', 'mlflow.db-shm'];
    const withLog = SESSION.readings.map((reading) => ({ ...reading, beside }));
    expect(failures({ readings: withLog }, 'wal')).toEqual([]);
    expect(failures({ readings: [READING, ...withLog.slice(1)] }, 'wal')).toEqual([
      '10 readings while the scripts ran',
    ]);
  });
});
