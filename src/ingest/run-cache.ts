import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SNAPSHOT_VERSION } from '../entities/manifest.ts';
import { MANIFEST_FILE } from '../snapshot/layout.ts';
import type { IngestSource } from './plan-source.ts';
import type { RunResult } from './run-result.ts';

/** Raised with the format of the cache, or when readers make something else of the same bytes. */
const CACHE_VERSION = 2;

/** What the previous ingest made of each run folder of one source, by folder. */
export type SourceCache = ReadonlyMap<string, RunResult>;

function cacheFile(snapshotDir: string): string {
  return join(dirname(snapshotDir), 'cache', 'runs.ndjson');
}

/** The head of a part of the cache: the results of one source follow, a line each. */
type PartHead = {
  readonly source: string;
  readonly root: string;
  readonly prefix: string;
  readonly lines: number;
};

/**
 * The results of the previous ingest by source id; empty unless its snapshot is still the present one, as the cache
 * refers to its history files. A cache that cannot be read is the same as none.
 */
export function readRunCache(
  snapshotDir: string,
  sources: readonly IngestSource[],
): ReadonlyMap<string, SourceCache> {
  const caches = new Map<string, SourceCache>();
  const file = cacheFile(snapshotDir);
  if (!existsSync(file)) return caches;
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    if (lines[0] !== cacheHead(snapshotDir)) return caches;
    for (let at = 1; at < lines.length - 1; ) {
      const head = JSON.parse(lines[at] ?? '') as PartHead;
      const results = lines.slice(at + 1, at + 1 + head.lines);
      at += 1 + head.lines;
      const index = sources.findIndex(({ id, root }) => id === head.source && root === head.root);
      if (index < 0 || keyPrefixOf(sources, index) !== head.prefix) continue;
      const parsed = results.map((line) => JSON.parse(line) as RunResult);
      caches.set(head.source, new Map(parsed.map((result) => [result.folder, result])));
    }
    return caches;
  } catch {
    // Half-written or foreign: everything is read again.
    return new Map();
  }
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
    const head: PartHead = { source: source.id, root: source.root, prefix, lines: kept.length };
    lines.push(JSON.stringify(head), ...kept.map((result) => JSON.stringify(result)));
  }
  const file = cacheFile(snapshotDir);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${lines.join('\n')}\n`);
  renameSync(`${file}.new`, file);
}

function cacheHead(snapshotDir: string): string {
  const manifest = JSON.parse(readFileSync(join(snapshotDir, MANIFEST_FILE), 'utf8')) as { digest?: string };
  return JSON.stringify({ cache: CACHE_VERSION, snapshot: SNAPSHOT_VERSION, digest: manifest.digest });
}

/** Prefix of a source's keys: empty for the first source, whose keys are MLflow's ids. */
export function keyPrefixOf(sources: readonly IngestSource[], index: number): string {
  return index === 0 ? '' : `${sources[index]?.id}.`;
}
