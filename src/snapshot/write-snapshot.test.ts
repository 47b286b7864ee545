import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../entities/manifest.ts';
import { tempFolder, writeFiles } from '../testing/temp-store.ts';
import { historyFile } from './layout.ts';
import { readCollectionLines, readHistoryText, readManifest } from './read-snapshot.ts';
import { hasHistory, openSnapshotWriter, writeHistory } from './write-snapshot.ts';

const COUNTS: Manifest['counts'] = {
  experiments: 0,
  runs: 0,
  metrics: 0,
  points: 0,
  params: 0,
  tags: 0,
  artifacts: 0,
  datasets: 0,
  loggedModels: 0,
  registeredModels: 0,
  modelVersions: 0,
  traces: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
};
const DONE = { sources: [], counts: COUNTS, kept: [], read: 1 };

/** Writes a snapshot with one line in the collection of runs. */
function write(dir: string, line: string): Manifest {
  const writer = openSnapshotWriter(dir);
  writer.writeCollection('runs', [line]);
  writeHistory(writer.dir, 'abcd', [Buffer.from(`{"key":"${line}"}`)]);
  return writer.commit(DONE).manifest;
}

const runsOf = (dir: string) => [...readCollectionLines(dir, 'runs')];

describe('openSnapshotWriter', () => {
  it('writes lines, histories and a manifest that fits them', () => {
    const dir = join(tempFolder(), 'snapshot');
    const manifest = write(dir, '"é"');
    expect(readManifest(dir)).toEqual(manifest);
    expect(runsOf(dir)).toEqual(['"é"']);
    expect(readHistoryText(dir, 'abcd')).toBe('{"key":""é""}\n');
    const runs = manifest.collections.find(({ name }) => name === 'runs');
    expect(runs).toMatchObject({ lines: 1, bytes: statSync(join(dir, 'runs.ndjson')).size });
    expect(readdirSync(join(dir, '..'))).toEqual(['snapshot']);
  });

  it('gives equal digests for equal lines only', () => {
    const folder = tempFolder();
    const a = write(join(folder, 'a'), '1').digest;
    expect(write(join(folder, 'b'), '1').digest).toBe(a);
    expect(write(join(folder, 'c'), '2').digest).not.toBe(a);
  });

  it('reads lines of any length back', () => {
    const dir = join(tempFolder(), 'snapshot');
    const writer = openSnapshotWriter(dir);
    const lines = ['a', 'é'.repeat(3 << 20), '', 'b'.repeat(1 << 22), 'c'];
    writer.writeCollection('runs', lines);
    writer.commit(DONE);
    expect(runsOf(dir).map((line) => line.length)).toEqual(lines.map((line) => line.length));
  });

  it('leaves the present snapshot alone until it is done', () => {
    const dir = join(tempFolder(), 'snapshot');
    write(dir, '1');
    const writer = openSnapshotWriter(dir);
    writer.writeCollection('runs', ['2']);
    expect(runsOf(dir)).toEqual(['1']);
    writer.abort();
    expect(runsOf(dir)).toEqual(['1']);
    expect(readdirSync(join(dir, '..'))).toEqual(['snapshot']);
  });

  it('is readable when it was killed between the two renames, and mended by the next writer', () => {
    const dir = join(tempFolder(), 'snapshot');
    write(dir, '1');
    renameSync(dir, `${dir}.old`);
    writeFiles(`${dir}.new`, { 'runs.ndjson': '2\n', 'manifest.json': '{}' });
    expect(runsOf(dir)).toEqual(['1']);

    const writer = openSnapshotWriter(dir);
    expect(existsSync(join(dir, 'manifest.json'))).toBe(true);
    expect(runsOf(dir)).toEqual(['1']);
    writer.writeCollection('runs', ['3']);
    writer.commit(DONE);
    expect(runsOf(dir)).toEqual(['3']);
    expect(readdirSync(join(dir, '..'))).toEqual(['snapshot']);
  });

  it('clears away what a killed writer left', () => {
    const dir = join(tempFolder(), 'snapshot');
    write(dir, '1');
    writeFiles(`${dir}.new`, { 'runs.ndjson': 'half' });
    writeFiles(`${dir}.old`, { 'runs.ndjson': '0\n', 'manifest.json': '{}' });
    write(dir, '2');
    expect(runsOf(dir)).toEqual(['2']);
    expect(readdirSync(join(dir, '..'))).toEqual(['snapshot']);
  });

  it('refuses a second writer, of this process or another', () => {
    const dir = join(tempFolder(), 'snapshot');
    const first = openSnapshotWriter(dir);
    expect(() => openSnapshotWriter(dir)).toThrow(/^Another ingest is writing this snapshot/);
    first.abort();
    writeFileSync(`${dir}.lock`, String(process.ppid));
    expect(() => openSnapshotWriter(dir)).toThrow(/^Another ingest/);
  });

  it.each([
    ['a process that is gone', '999999999'],
    ['an earlier process with our id, as in a container', String(process.pid)],
    ['nobody', ''],
  ])('takes over a lock left by %s', (_, text) => {
    const dir = join(tempFolder(), 'snapshot');
    writeFileSync(`${dir}.lock`, text);
    write(dir, '1');
    expect(existsSync(`${dir}.lock`)).toBe(false);
  });

  it.each([
    ['another folder', 'snapshot/precious.txt'],
    ['another folder beside it', 'snapshot.old/precious.txt'],
  ])('never replaces %s', (_, path) => {
    const folder = tempFolder();
    writeFiles(folder, { [path]: 'x' });
    expect(() => openSnapshotWriter(join(folder, 'snapshot'))).toThrow(
      /holds something that is no part of a snapshot/,
    );
    expect(readFileSync(join(folder, path), 'utf8')).toBe('x');
  });

  it('takes an empty folder, and no file', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'empty'));
    expect(write(join(folder, 'empty'), '1').collections).not.toEqual([]);
    writeFileSync(join(folder, 'file'), '');
    expect(() => openSnapshotWriter(join(folder, 'file'))).toThrow(/no part of a snapshot/);
  });
});

describe('hasHistory', () => {
  it('asks for a file of the given size', () => {
    const dir = join(tempFolder(), 'snapshot');
    write(dir, 'x');
    const bytes = readHistoryText(dir, 'abcd')!.length;
    expect(hasHistory(dir, 'abcd', bytes)).toBe(true);
    expect(hasHistory(dir, 'abcd', bytes + 1)).toBe(false);
    expect(hasHistory(dir, 'gone', bytes)).toBe(false);
  });
});

describe('commit', () => {
  /** Writes the same line again, with no run read anew. */
  function writeAgain(dir: string, line: string) {
    const writer = openSnapshotWriter(dir);
    writer.writeCollection('runs', [line]);
    return writer.commit({ ...DONE, kept: ['abcd'], read: 0 });
  }

  it('leaves the present snapshot where nothing is new', () => {
    const dir = join(tempFolder(), 'snapshot');
    const manifest = write(dir, 'x');
    const { ino } = statSync(dir);
    expect(writeAgain(dir, 'x')).toEqual({ manifest, isNew: false });
    expect(statSync(dir).ino).toBe(ino);
    expect(readdirSync(join(dir, '..'))).toEqual(['snapshot']);
  });

  it('takes over the histories of unchanged runs', () => {
    const dir = join(tempFolder(), 'snapshot');
    write(dir, 'x');
    const history = readHistoryText(dir, 'abcd');
    expect(writeAgain(dir, 'y').isNew).toBe(true);
    expect(runsOf(dir)).toEqual(['y']);
    expect(readHistoryText(dir, 'abcd')).toBe(history);
  });

  it('replaces a present snapshot that is damaged', () => {
    const dir = join(tempFolder(), 'snapshot');
    write(dir, 'x');
    writeFileSync(join(dir, 'diagnostics.ndjson'), 'lost');
    expect(writeAgain(dir, 'x').isNew).toBe(true);
    expect(readFileSync(join(dir, 'diagnostics.ndjson'), 'utf8')).toBe('');
  });
});

describe('historyFile', () => {
  it('is a safe name of its own for every key', () => {
    const keys = [
      '0'.repeat(32),
      '../../etc/passwd',
      'A',
      'a',
      'con',
      '',
      'x'.repeat(300),
      'é',
      'a/b',
      'old.0',
    ];
    const files = keys.map(historyFile);
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(keys.length);
    for (const file of files) expect(file).toMatch(/^history\/[a-z0-9_-]{2}\/[a-z0-9_-]{4,100}\.ndjson$/);
  });
});

describe('readManifest', () => {
  it.each([
    ['nothing', {}, 'There is no snapshot in'],
    ['a newer format', { 'manifest.json': '{"version": 99}' }, 'has format version 99'],
    ['something else', { 'manifest.json': '{"version": 1}' }, 'is not the manifest of a Runfolio snapshot'],
  ])('says what is wrong with %s', (_, files, message) => {
    const dir = join(tempFolder(), 'snapshot');
    writeFiles(dir, files as Record<string, string>);
    expect(() => readManifest(dir)).toThrow(message);
  });
});
