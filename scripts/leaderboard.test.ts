import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type LeaderboardFile, leaderboardFileSchema } from '../src/entities/leaderboard-file.ts';
import { tempFolder, writeFiles } from '../src/testing/temp-store.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

function leaderboard(...args: readonly string[]) {
  const { RUNFOLIO_CONFIG: _, RUNFOLIO_SNAPSHOT: __, ...env } = process.env;
  const options = { cwd: tempFolder(), encoding: 'utf8', env } as const;
  return spawnSync(process.execPath, [path('leaderboard.ts'), ...args], options);
}

/** What SciPy makes of the same files: `src/analysis/leaderboard/fixtures/digits-board.py` says how. */
type Independent = {
  readonly rows: readonly {
    readonly name: string;
    readonly n: number;
    readonly mean: number;
    readonly sd: number;
    readonly median: number;
    readonly half: number;
    readonly low: number;
    readonly high: number;
    readonly to_leader?: Readonly<Record<'difference' | 'low' | 'high' | 'adjusted', number>>;
  }[];
  readonly single: readonly string[];
};
const independent = JSON.parse(
  readFileSync(path('../src/analysis/leaderboard/fixtures/digits-board.json'), 'utf8'),
) as Independent;

/** The same figures of a row, for comparing. */
function figuresOf(row: LeaderboardFile['rows'][number]) {
  const { toLeader, interval } = row;
  return {
    name: row.name,
    ...(row.rank.kind === 'interval' ? { low: row.rank.low, high: row.rank.high } : {}),
    n: row.n,
    mean: Number(row.mean),
    sd: Number(row.sd),
    median: Number(row.median),
    half: (Number(interval?.high) - Number(interval?.low)) / 2,
    ...(toLeader
      ? {
          to_leader: {
            difference: Number(toLeader.difference),
            low: Number(toLeader.low),
            high: Number(toLeader.high),
            adjusted: toLeader.adjusted,
          },
        }
      : {}),
  };
}

/** Numbers within what doubles of two languages may differ by. */
function near(value: unknown): unknown {
  if (typeof value === 'number') return expect.closeTo(value, 9);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, near(inner)]));
}

// Each call starts a process: a few are enough, what they call is tested elsewhere.
describe('npm run leaderboard', { timeout: 60_000 }, () => {
  it('agrees with SciPy on the digits of the sample store, and follows its own schema', () => {
    const { stdout, stderr, status } = leaderboard(
      ...['--store', path('../runs/mlruns'), '--experiment', 'digits_classification'],
      ...['--metric', 'val_accuracy', '--format', 'json'],
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const stored = JSON.parse(stdout) as LeaderboardFile;
    leaderboardFileSchema.parse(stored);
    const ranked = stored.rows.filter(({ rank }) => rank.kind === 'interval');
    expect(ranked.map(figuresOf)).toEqual(independent.rows.map(near));
    const single = stored.rows.filter(({ rank }) => rank.kind === 'single run').map(({ name }) => name);
    expect(single.sort()).toEqual(independent.single);
  });

  it('prints nothing of a run that moves the cursor, and ends with 2 when it is not understood', () => {
    const folder = tempFolder();
    const run = (id: string, name: string, value: string) => ({
      [`1/${id.repeat(32)}/meta.yaml`]: [
        `run_id: ${id.repeat(32)}`,
        `run_uuid: ${id.repeat(32)}`,
        'experiment_id: "1"',
        `run_name: ${JSON.stringify(name)}`,
        'status: 3\nstart_time: 1\nend_time: 2\nlifecycle_stage: active\nuser_id: u\nartifact_uri: a\n',
      ].join('\n'),
      [`1/${id.repeat(32)}/metrics/acc`]: `1 ${value} 0\n`,
      [`1/${id.repeat(32)}/params/lr`]: id,
    });
    writeFiles(join(folder, 'mlruns'), {
      '1/meta.yaml': 'experiment_id: "1"\nname: "e\\e[2J"\nlifecycle_stage: active\nartifact_location: a\n',
      ...run('a', 'x\u001b[31m\n', '0.5'),
      ...run('b', 'y', '0.6'),
    });
    const store = ['--store', join(folder, 'mlruns')];
    const printed = leaderboard(...store);
    expect(printed).toMatchObject({ status: 0, stderr: '' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
    expect(printed.stdout).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
    expect(printed.stdout).toContain('y has the best value of 2 single runs, 0.6000 on acc');

    const unknown = leaderboard(...store, '--metric', 'loss');
    expect(unknown).toMatchObject({ status: 2, stdout: '' });
    expect(unknown.stderr).toContain('No run has the metric loss. There are:\n');
    expect(leaderboard(...store, '--filter', 'metrics.acc >')).toMatchObject({ status: 2, stdout: '' });
    expect(leaderboard(...store, '--value', 'median').stderr).toContain('It must be last, best');
    expect(leaderboard(...store, '--resamples', '1').stderr).toContain('a whole number from 200 to 100000');
    expect(leaderboard(...store, '--baseline', 'z')).toMatchObject({ status: 2, stdout: '' });
  });
});
