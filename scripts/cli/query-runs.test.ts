import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportCsv } from '../../src/analysis/export-csv.ts';
import { findSources } from '../../src/ingest/find-sources.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { settingsSchema } from '../../src/settings/settings.ts';
import { keptFolder } from '../../src/testing/temp-store.ts';
import { runId, writeExperiment, writeRun } from '../../src/testing/write-store.ts';
import { UsageError } from './command.ts';
import { printTable } from './print-table.ts';
import { type Query, queryRuns } from './query-runs.ts';
import { textTable } from './text-table.ts';

const folder = keptFolder();
const snapshot = join(folder, 'snapshot');
const CURVE = '1767225600000 0.9 0\n1767225601000 0.25 1\n1767225602000 0.5 2\n';

beforeAll(async () => {
  const root = join(folder, 'mlruns');
  writeExperiment(root, { id: '1', name: 'flowers' });
  writeExperiment(root, { id: '2', name: 'digits' });
  writeRun(root, '1', { id: runId(1), name: 'a', params: [['lr', '0.1']], metrics: [['loss', CURVE]] });
  writeRun(root, '1', {
    id: runId(2),
    name: '=cmd\u001b[2J',
    params: [['lr', '0.01']],
    metrics: [['loss', '1767225600000 nan 0\n']],
  });
  writeRun(root, '1', { id: runId(3), name: 'gone', lifecycleStage: 'deleted' });
  writeRun(root, '2', { id: runId(4), name: 'd', metrics: [['loss', '1767225600000 0.125 0\n']] });
  await ingest({ sources: findSources([{ path: root }], folder), snapshotDir: snapshot, force: true });
});

const settings = settingsSchema.parse({ metrics: [{ metric: 'loss', goal: 'minimize' }] });
const query = (fields: Partial<Query>) =>
  queryRuns(
    snapshot,
    { filter: '', orderBy: '', experiments: [], includeDeleted: false, ...fields },
    settings,
  );
const names = (fields: Partial<Query>) =>
  query({ columns: 'run_name', ...fields }).rows.map(([cell]) => cell?.data);

describe('queryRuns', () => {
  it.each([
    ['by a filter', { filter: 'params.lr < 0.05' }, ['=cmd\u001b[2J']],
    ['in an order', { orderBy: 'metrics.loss DESC' }, ['a', 'd', '=cmd\u001b[2J']],
    ['up to a limit', { orderBy: 'run_id', limit: 2 }, ['a', '=cmd\u001b[2J']],
    ['of an experiment by name', { experiments: ['digits'] }, ['d']],
    [
      'of experiments by id',
      { experiments: ['2', '1'], orderBy: 'run_name DESC' },
      ['d', 'a', '=cmd\u001b[2J'],
    ],
    ['deleted ones too', { includeDeleted: true, filter: "run_name = 'gone'" }, ['gone']],
    ['by the best of a metric', { filter: 'best(metrics.loss) = 0.25' }, ['a']],
    ['by a value at a step', { filter: 'at(metrics.loss, 0) = 0.9' }, ['a']],
    ['by the mean of the last points', { filter: 'mean(metrics.loss, 2) = 0.375' }, ['a']],
  ])('finds runs %s', (_, fields, expected) => {
    expect(names(fields)).toEqual(expected);
  });

  it('shows which run it is and what was asked for, and the experiment when there are several', () => {
    const table = query({ filter: 'params.lr < 1', orderBy: 'best(metrics.loss)' });
    expect(table.headers).toEqual([
      ...['experiment', 'run_id', 'run_name', 'status', 'start_time', 'duration'],
      ...['params.lr', 'best(metrics.loss)'],
    ]);
    expect(query({ experiments: ['1'] }).headers[0]).toBe('run_id');
  });

  it('expands what has a star, and marks the best', () => {
    const table = query({ columns: 'run_name, params.*, metrics.*', orderBy: 'run_id' });
    expect(table.headers).toEqual(['run_name', 'params.lr', 'metrics.loss']);
    expect(table.rows.map((row) => row[2]?.isBest === true)).toEqual([false, false, true]);
  });

  it.each([
    [{ filter: 'metrics.loss > 1 &&' }, 'The filter cannot be read. Expected AND or OR, found &.'],
    [{ orderBy: 'loss' }, 'The order cannot be read. Expected a field'],
    [{ columns: 'run_name run_id' }, 'The columns cannot be read. Expected a comma, found run_id.'],
    [
      { experiments: ['flower'] },
      'There is no experiment flower. The snapshot has:\n  1  flowers\n  2  digits',
    ],
  ])('says of %j what is wrong', (fields, message) => {
    expect(() => query(fields)).toThrow(UsageError);
    expect(() => query(fields)).toThrow(message);
  });
});

describe('a table of runs', () => {
  const table = () => query({ columns: 'run_name, metrics.loss, end_time', orderBy: 'metrics.loss' });

  it('moves no cursor of a terminal', () => {
    expect(textTable(table())).not.toContain('\u001b');
    expect(textTable(table()).split('\n')).toHaveLength(5);
  });

  it('is exact as CSV and harmless in a spreadsheet', () => {
    expect(
      exportCsv(table())
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split(',').slice(0, 2)),
    ).toEqual([
      ['d', '0.125'],
      ['a', '0.5'],
      ["'=cmd\u001b[2J", 'NaN'],
    ]);
  });

  it('is JSON with an object a run', () => {
    const [first, , last] = JSON.parse(printTable(table(), 'json')) as Record<string, unknown>[];
    expect(first).toMatchObject({ run_name: 'd', 'metrics.loss': 0.125 });
    expect(last).toMatchObject({ 'metrics.loss': 'NaN' });
    expect(Object.keys(first ?? {})).toEqual(['run_name', 'metrics.loss', 'end_time']);
  });
});
