import { describe, expect, it } from 'vitest';
import type { SourceId } from '../entities/ids.ts';
import { makeDatabase, makeFileStore, makeManifest } from '../testing/make-report.ts';
import { diagnosticPlace, kindsOf, missingRecord, sourceLabel } from './sources.ts';

const store = makeFileStore('a');
const database = makeDatabase('b');

describe('kindsOf', () => {
  it.each([
    [[store], 'an MLflow file store'],
    [[database], 'an SQLite database'],
    [[database, store], 'an MLflow file store and an SQLite database'],
    [[store, database, store], '2 MLflow file stores and an SQLite database'],
    [[database, database], '2 SQLite databases'],
  ])('counts the kinds of %#', (sources, text) => {
    expect(kindsOf(sources)).toBe(text);
  });
});

describe('sourceLabel', () => {
  it('is the label of the source, and nothing when there is only one', () => {
    expect(sourceLabel({ manifest: makeManifest([store, database]) }, database.id)).toBe('b.db');
    expect(sourceLabel({ manifest: makeManifest([database]) }, database.id)).toBeUndefined();
  });
});

describe('missingRecord', () => {
  it('is a file of a file store and a row of a database', () => {
    const report = { manifest: makeManifest([store, database]) };
    expect(missingRecord(report, store.id)).toBe('meta.yaml missing');
    expect(missingRecord(report, database.id)).toBe('row missing in the database');
  });
});

describe('diagnosticPlace', () => {
  const path = '1/r/metrics/loss';
  it.each([
    ['a file', [store], { sourceId: store.id, path, line: 4 }, `${path}:4`],
    ['a file of several stores', [store, database], { sourceId: store.id, path, line: 4 }, `a/${path}:4`],
    ['the store', [store], { sourceId: store.id, path: '' }, '.'],
    ['one of several stores', [store, database], { sourceId: store.id, path: '' }, 'a'],
    ['a table', [database], { sourceId: database.id, path: 'params' }, 'b.db: params'],
    ['a row', [store, database], { sourceId: database.id, path: 'runs/r' }, 'b.db: runs/r'],
    ['the database', [database], { sourceId: database.id, path: '' }, 'b.db'],
    [
      'a setting',
      [store, database],
      { code: 'setting-metric-unknown', path: 'runfolio.yaml', line: 3 },
      'runfolio.yaml:3',
    ],
    ['a source that is not there', [store, database], { sourceId: 'c' as SourceId, path }, `a/${path}`],
  ])('names %s', (_, sources, diagnostic, place) => {
    expect(diagnosticPlace(sources, diagnostic)).toBe(place);
  });
});
