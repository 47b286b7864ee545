import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatCount, formatDuration } from '../../src/site/format.ts';
import { discoverRoots } from '../../src/store/file-store/discover-roots.ts';
import { command, EXIT, main, UsageError } from '../cli/command.ts';
import { factsOf } from './facts.ts';
import { judgeMigration, type KindJudgement } from './judge-migration.ts';
import { migrateStore } from './migrate-store.ts';
import { countChecks, printJudgement, printTally } from './migration-report.ts';
import { openPython } from './python.ts';
import { readStore } from './read-store.ts';

const TARBALL = '.tar.gz';
const SAMPLE = fileURLToPath(new URL('../../runs/mlruns', import.meta.url));
/** Fewer stores than this would not say much. */
const FEWEST_STORES = 8;
/** The migrator takes about ten thousand points a second. */
const MOST_POINTS = 500_000;

type Options = {
  readonly stores: string;
  readonly all: boolean;
  readonly show: string;
  readonly python?: string;
};

/** What came of one store: how its kinds compare, or why they were not compared. */
type Result = readonly KindJudgement[] | 'refused' | 'left out';

/** Has MLflow migrate file stores into databases, and compares what Runfolio reads from the one and the other. */
await main(async () => {
  const options = command(
    'interop:migrate',
    'Have MLflow migrate file stores into databases, and compare what Runfolio reads from both.',
  )
    .requiredOption('--stores <folder>', 'tarballs of stores')
    .option('--all', 'also stores whose migration takes minutes', false)
    .option('--show <n>', 'differences shown per store and explanation', '3')
    .option('--python <program>', 'an interpreter with MLflow (default: a virtual environment made for it)')
    .parse()
    .opts<Options>();
  const started = performance.now();
  const tarballs = tarballsIn(options.stores);
  const python = openPython(options.python);
  const results = await inTemporaryFolder((folder) => {
    cpSync(SAMPLE, join(folder, 'sample', 'mlruns'), { recursive: true });
    return compareStores(folder, python, options);
  });
  for (const tarball of tarballs) {
    const more = await inTemporaryFolder((folder) => {
      execFileSync('tar', ['xzf', tarball, '-C', folder]);
      return compareStores(folder, python, options);
    });
    results.push(...more);
  }
  const tally = {
    compared: results.filter((result) => typeof result !== 'string'),
    refused: results.filter((result) => result === 'refused').length,
    leftOut: results.filter((result) => result === 'left out').length,
  };
  printTally(tally, performance.now() - started);
  const { passed, failed } = countChecks(tally);
  const tooFew = tally.compared.length < FEWEST_STORES;
  if (tooFew) console.log(`Too few were compared: at least ${FEWEST_STORES} must be.`);
  console.log(`${passed} passed, ${failed + Number(tooFew)} failed`);
  return failed > 0 || tooFew ? EXIT.findings : EXIT.done;
});

function tarballsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const names = readdirSync(folder).filter((name) => name.endsWith(TARBALL));
  if (names.length === 0) throw new UsageError(`The folder ${folder} holds no file that ends in ${TARBALL}.`);
  return names.sort().map((name) => join(folder, name));
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'runfolio-migrate-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compareStores(folder: string, python: string, options: Options): Promise<Result[]> {
  const results: Result[] = [];
  for (const root of discoverRoots(folder)) {
    console.log(`\n${relative(folder, root)}`);
    results.push(await compareStore(root, python, options));
  }
  return results;
}

async function compareStore(root: string, python: string, options: Options): Promise<Result> {
  const files = await readStore(root);
  const { experiments, runs, points } = files.manifest.counts;
  console.log(
    `  ${formatCount(experiments)} experiments, ${formatCount(runs)} runs, ${formatCount(points)} points in files`,
  );
  if (points > MOST_POINTS && !options.all) {
    console.log('  left out, as its migration takes minutes: --all includes it');
    return 'left out';
  }
  // Beside the store, as `mlflow migrate-filestore --source . --target sqlite:///mlflow.db` would have it.
  const database = join(dirname(root), 'runfolio-interop.db');
  const from = Date.now();
  const migration = await migrateStore(python, root, database);
  if (migration.kind === 'refused') {
    console.log(`  cannot be migrated: ${migration.message}`);
    return 'refused';
  }
  const { removedPoints } = migration;
  const without = removedPoints > 0 ? `, without ${formatCount(removedPoints)} repeated points` : '';
  const migratedMs = [from, Date.now()] as const;
  console.log(`  migrated in ${formatDuration(migratedMs[1] - from)}${without}`);
  const read = await readStore(database);
  const judgement = judgeMigration({
    files: factsOf(files.form),
    database: factsOf(read.form),
    migratedMs,
  });
  printJudgement(judgement, Number(options.show));
  return judgement;
}
