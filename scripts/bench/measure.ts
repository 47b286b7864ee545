import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { BUILD_FLAGS } from '../cli/build-flags.ts';
import type { Baseline } from './baseline.ts';

/** What `measure-ingest.ts` prints; times in ms. */
export type IngestFigures = {
  readonly baseline: Baseline;
  readonly firstMs: number;
  readonly unchangedMs: number;
  readonly oneChangedMs: number;
  readonly snapshotBytes: number;
  /** Peak of the process, baseline included. */
  readonly memoryBytes: number;
};

/** What `measure-database.ts` prints; times in ms. */
export type DatabaseFigures = {
  readonly baseline: { readonly ms: number; readonly rows: number };
  readonly firstMs: number;
  readonly unchangedMs: number;
  readonly points: number;
  /** Peak of the process, baseline included, before the second ingest. */
  readonly memoryBytes: number;
};

export type BuildFigures = { readonly ms: number; readonly memoryBytes: number };

function run(
  script: string,
  args: readonly string[],
  { flags = [], env = {} }: { readonly flags?: readonly string[]; readonly env?: NodeJS.ProcessEnv } = {},
): string {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, file, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${script} failed:\n${stderr}${stdout}`);
  return stdout;
}

/**
 * Measures baseline and ingests `times` times, each in a process and a folder of its own below `folder`; gives the
 * median of each figure. The snapshot is in `<folder>/0/snapshot`.
 */
export function measureIngest(store: string, folder: string, times: number): IngestFigures {
  const all = Array.from(
    { length: times },
    (_, index) => JSON.parse(run('measure-ingest.ts', [store, join(folder, String(index))])) as IngestFigures,
  );
  const pick = (of: (figures: IngestFigures) => number) => median(all.map(of));
  return {
    baseline: {
      ms: pick(({ baseline }) => baseline.ms),
      files: pick(({ baseline }) => baseline.files),
      bytes: pick(({ baseline }) => baseline.bytes),
    },
    firstMs: pick(({ firstMs }) => firstMs),
    unchangedMs: pick(({ unchangedMs }) => unchangedMs),
    oneChangedMs: pick(({ oneChangedMs }) => oneChangedMs),
    snapshotBytes: pick(({ snapshotBytes }) => snapshotBytes),
    memoryBytes: pick(({ memoryBytes }) => memoryBytes),
  };
}

/** Measures baseline and ingests of a database in the same way. */
export function measureDatabase(file: string, folder: string, times: number): DatabaseFigures {
  const all = Array.from(
    { length: times },
    (_, index) =>
      JSON.parse(run('measure-database.ts', [file, join(folder, String(index))])) as DatabaseFigures,
  );
  const pick = (of: (figures: DatabaseFigures) => number) => median(all.map(of));
  return {
    baseline: { ms: pick(({ baseline }) => baseline.ms), rows: pick(({ baseline }) => baseline.rows) },
    firstMs: pick(({ firstMs }) => firstMs),
    unchangedMs: pick(({ unchangedMs }) => unchangedMs),
    points: pick(({ points }) => points),
    memoryBytes: pick(({ memoryBytes }) => memoryBytes),
  };
}

/**
 * Times in ms of making boards of six metrics over 10 000 runs, and of making and writing one that a reader has changed:
 * another level tests the same pairs, another metric groups the same runs, a filter changes both, and medians and
 * interquartile means are resampled 2000 times.
 */
export type BoardFigures = Readonly<Record<(typeof BOARD_FIGURES)[number], number>>;
const BOARD_FIGURES = [
  'allMs',
  'resampledMs',
  'levelMs',
  'metricMs',
  'filterMs',
  'medianMs',
  'iqmMs',
] as const;

/** Makes the boards `times` times, each in a process of its own. */
export function measureBoards(times: number): BoardFigures {
  const all = Array.from({ length: times }, () => JSON.parse(run('measure-boards.ts', [])) as BoardFigures);
  return Object.fromEntries(
    BOARD_FIGURES.map((name) => [name, median(all.map((one) => one[name]))]),
  ) as BoardFigures;
}

/** Builds the site `times` times, each in a process and a folder of its own without anything cached. */
export function measureBuild(
  folders: { readonly snapshot: string; readonly site: string; readonly cache: string },
  settings: string,
  times: number,
): BuildFigures {
  const all = Array.from({ length: times }, (_, index): BuildFigures => {
    const started = performance.now();
    const args = [
      '--snapshot',
      folders.snapshot,
      '--out',
      join(folders.site, String(index)),
      '--config',
      settings,
    ];
    const env = { RUNFOLIO_MEMORY: '1', RUNFOLIO_CACHE: join(folders.cache, String(index)) };
    const printed = run('../build.ts', args, { flags: BUILD_FLAGS, env });
    const memory = Number(/^memory (\d+)$/m.exec(printed)?.[1]) * 1024;
    return { ms: performance.now() - started, memoryBytes: memory };
  });
  return {
    ms: median(all.map(({ ms }) => ms)),
    memoryBytes: median(all.map(({ memoryBytes }) => memoryBytes)),
  };
}

/** The middle of an odd number of figures; of an even number, the greater of the middle two. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('median of nothing');
  return middle;
}
