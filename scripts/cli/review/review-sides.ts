import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { GateError } from '../../../src/analysis/review/gates/gate-results.ts';
import { makeReview, type Review } from '../../../src/analysis/review/make-review.ts';
import type { ReviewSide } from '../../../src/entities/review-file.ts';
import type { Run } from '../../../src/entities/run.ts';
import type { WantedSource } from '../../../src/ingest/find-sources.ts';
import { choosesAnything } from '../../../src/publish/choose-runs.ts';
import { writeChosenSnapshot } from '../../../src/publish/write-chosen-snapshot.ts';
import { compileFilter } from '../../../src/search/compile.ts';
import { entityFields } from '../../../src/search/entity-fields.ts';
import { parseFilter } from '../../../src/search/parse.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { formatDuration, formatMetric } from '../../../src/site/format.ts';
import { UsageError } from '../command.ts';
import { histories } from '../histories.ts';
import { chosenRuns } from '../publish/chosen-snapshot.ts';
import { explained } from '../wanted-experiments.ts';
import { type ReadSide, readSide, readStoreSide } from './read-side.ts';
import { type LocatedSource, reviewSource } from './review-source.ts';

export type SideQuery = {
  /** A git ref, store or snapshot; head is the stores as they are when absent, and base is nothing. */
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  readonly store: readonly string[];
  readonly config?: string | undefined;
};

export type ReviewedSide = { readonly side: ReviewSide; readonly source: LocatedSource };
export type ReviewedSides = {
  readonly review: Review;
  readonly base: ReviewedSide | undefined;
  readonly head: ReviewedSide;
};

/** Where snapshots of commits are kept between reviews. */
export const COMMIT_CACHE = join('.runfolio', 'commits');

type Work<T> = (sides: ReviewedSides) => T | Promise<T>;

/**
 * Reads both sides, reviews head against base and hands on what was found while the sides' files are there.
 *
 * @throws UsageError when a side is not there, or a gate or filter cannot be understood.
 */
export function withReview<T>(query: SideQuery, settings: Settings, work: Work<T>): Promise<T> {
  return readSides(query, settings, work, (read) => read);
}

/**
 * The same of what the settings publish alone.
 *
 * @throws SettingsError when that cannot be told of head; base may not have it yet.
 */
export function withPublishedReview<T>(query: SideQuery, settings: Settings, work: Work<T>): Promise<T> {
  if (!choosesAnything(settings.publish)) return withReview(query, settings, work);
  return readSides(query, settings, work, (read, role, scratch) => {
    const snapshotDir = join(mkdtempSync(join(scratch, 'chosen-')), 'snapshot');
    const choice = chosenRuns(read.snapshotDir, settings, query.config, role === 'base');
    writeChosenSnapshot(read.snapshotDir, snapshotDir, choice, settings.publish);
    return { ...read, snapshotDir };
  });
}

async function readSides<T>(
  query: SideQuery,
  settings: Settings,
  work: Work<T>,
  choose: (read: ReadSide, role: 'base' | 'head', scratch: string) => ReadSide,
): Promise<T> {
  const scratch = mkdtempSync(join(tmpdir(), 'runfolio-review-'));
  try {
    const options = { stores: wantedStores(query, settings), cache: COMMIT_CACHE, scratch };
    const headRead = await (query.head === undefined
      ? readStoreSide(options)
      : readSide(query.head, options));
    const head = await sideOf(choose(headRead, 'head', scratch), settings);
    const baseRead = query.base === undefined ? undefined : await readSide(query.base, options);
    const base = baseRead && (await sideOf(choose(baseRead, 'base', scratch), settings));
    const review = reviewed(base, head, settings);
    return await work({ review, base, head });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type OpenSide = ReviewedSide & { readonly snapshotDir: string };

function reviewed(base: OpenSide | undefined, head: OpenSide, settings: Settings): Review {
  try {
    return makeReview({ base: base?.source, head: head.source }, settings, {
      matches: (filter) => {
        const parsed = explained('filter of a gate', filter, (text) => parseFilter(text));
        return compileFilter(parsed, entityFields<Run>(histories(head.snapshotDir)));
      },
      say: { number: (value) => formatMetric(value), duration: formatDuration },
    });
  } catch (error) {
    if (error instanceof GateError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

async function sideOf(read: ReadSide, settings: Settings): Promise<OpenSide> {
  const { label, kind, commit, snapshot, snapshotDir } = read;
  const source = await reviewSource(snapshotDir, settings);
  const times = source.runs.flatMap(({ endTimeMs, startTimeMs }) => endTimeMs ?? startTimeMs ?? []);
  const latest = times.reduce((last, time) => Math.max(last, time), Number.NEGATIVE_INFINITY);
  const side = {
    label,
    kind,
    ...(commit === undefined ? {} : { commit }),
    snapshot,
    ...(Number.isFinite(latest) ? { timeMs: latest } : {}),
    experiments: source.experiments.length,
    runs: source.runs.length,
  };
  return { side, source, snapshotDir };
}

/** Paths of the command line are those of the shell; paths of the settings start at their file. */
function wantedStores({ store, config }: SideQuery, settings: Settings): readonly WantedSource[] {
  if (store.length > 0) return store.map((path) => ({ path }));
  const from = config === undefined ? process.cwd() : dirname(resolve(config));
  return settings.sources
    .map((source) => (typeof source === 'string' ? { path: source } : source))
    .map((source) => ({ ...source, path: relative(process.cwd(), resolve(from, source.path)) || '.' }));
}
