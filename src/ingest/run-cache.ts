import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SNAPSHOT_VERSION } from '../entities/manifest.ts';
import { collectionFile } from '../snapshot/layout.ts';
import { readCollectionLines, readManifest } from '../snapshot/read-snapshot.ts';
import type { IngestSource } from './plan-source.ts';
import type { RunRecord, RunResult } from './run-result.ts';

/** Raised with the format of the cache, or when readers make something else of the same bytes. */
const CACHE_VERSION = 5;

/** What the previous ingest made of each run folder of one source, by folder. */
export type SourceCache = ReadonlyMap<string, RunResult>;

/** The head of a part of the cache: the results of one source follow, a line each. */
type PartHead = {
  readonly source: string;
  readonly place: string;
  readonly prefix: string;
  readonly lines: number;
};

/** The run's JSON is the beginning of its line in the snapshot, so the cache holds only how long that is. */
type CachedResult = Omit<RunResult, 'run'> & {
  readonly run?: Omit<RunRecord, 'json'> & { readonly jsonLength: number };
};

function cacheFile(snapshotDir: string): string {
  return `${snapshotDir}.cache.ndjson`;
}

/**
 * The results of the previous ingest by source id; empty unless its snapshot is still the present one, as the cache
 * refers to its runs and history files. A cache that cannot be read is the same as none.
 */
export function readRunCache(
  snapshotDir: string,
  sources: readonly IngestSource[],
): ReadonlyMap<string, SourceCache> {
  const file = cacheFile(snapshotDir);
  if (!existsSync(file)) return new Map();
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    if (lines[0] !== cacheHead(snapshotDir)) return new Map();
    return readParts(lines, sources, readRunLines(snapshotDir));
  } catch {
    // Half-written, damaged or foreign: everything is read again.
    return new Map();
  }
}

function readParts(
  lines: readonly string[],
  sources: readonly IngestSource[],
  runLines: ReadonlyMap<string, string>,
): ReadonlyMap<string, SourceCache> {
  const caches = new Map<string, SourceCache>();
  for (let at = 1; at < lines.length - 1; ) {
    const head = JSON.parse(lines[at] ?? '') as PartHead;
    const results = lines.slice(at + 1, at + 1 + head.lines);
    at += 1 + head.lines;
    const index = sources.findIndex((source) => source.id === head.source && placeOf(source) === head.place);
    if (index < 0 || keyPrefixOf(sources, index) !== head.prefix) continue;
    const cache = new Map<string, RunResult>();
    for (const line of results) {
      const result = restore(JSON.parse(line) as CachedResult, runLines);
      if (result) cache.set(result.folder, result);
    }
    caches.set(head.source, cache);
  }
  return caches;
}

/**
 * The lines of the snapshot's runs by key. They begin with `{"key":"…"`, as ingest writes them.
 *
 * @throws when the file is not the one that the manifest describes.
 */
function readRunLines(snapshotDir: string): ReadonlyMap<string, string> {
  const stored = readManifest(snapshotDir).collections.find(({ name }) => name === 'runs');
  if (stored?.bytes !== statSync(join(snapshotDir, collectionFile('runs'))).size)
    throw new Error('the runs of the snapshot are not those that were written');
  const lines = new Map<string, string>();
  for (const line of readCollectionLines(snapshotDir, 'runs')) {
    const key = /^\{"key":("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
    if (key !== undefined) lines.set(JSON.parse(key) as string, line);
  }
  return lines;
}

function restore(cached: CachedResult, runLines: ReadonlyMap<string, string>): RunResult | undefined {
  const { run, ...rest } = cached;
  if (!run) return rest;
  const line = runLines.get(cached.key);
  if (line === undefined) return undefined;
  const { jsonLength, ...record } = run;
  return { ...rest, run: { ...record, json: `${line.slice(0, jsonLength - 1)}}` } };
}

/** Keeps the results that can be recognised again. */
export function writeRunCache(
  snapshotDir: string,
  sources: readonly IngestSource[],
  resultsOf: (source: IngestSource) => Iterable<RunResult>,
): void {
  const lines = [cacheHead(snapshotDir)];
  for (const [index, source] of sources.entries()) {
    const kept = [...resultsOf(source)].filter(({ fingerprint }) => fingerprint !== undefined);
    const prefix = keyPrefixOf(sources, index);
    const head: PartHead = {
      source: source.id,
      place: placeOf(source),
      prefix,
      lines: kept.length,
    };
    lines.push(JSON.stringify(head), ...kept.map((result) => JSON.stringify(abridge(result))));
  }
  const file = cacheFile(snapshotDir);
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`);
  renameSync(`${file}.new`, file);
}

function abridge(result: RunResult): CachedResult {
  const { run, ...rest } = result;
  if (!run) return rest;
  const { json, ...record } = run;
  return { ...rest, run: { ...record, jsonLength: json.length } };
}

/** All that decides which files a source is made of. */
function placeOf({ root, database, artifactMaps = [] }: IngestSource): string {
  return JSON.stringify([root, database, ...artifactMaps.map(({ from, to }) => [from, to])]);
}

function cacheHead(snapshotDir: string): string {
  const { digest } = readManifest(snapshotDir);
  return JSON.stringify({ cache: CACHE_VERSION, snapshot: SNAPSHOT_VERSION, digest });
}

/** Prefix of a source's keys: empty for the first source, whose keys are MLflow's ids. */
export function keyPrefixOf(sources: readonly IngestSource[], index: number): string {
  return index === 0 ? '' : `${sources[index]?.id}.`;
}
