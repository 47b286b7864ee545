import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { findSources, NoStoreError, parseArtifactMap } from '../src/ingest/find-sources.ts';
import { ingest } from '../src/ingest/ingest.ts';
import { readSettings } from '../src/settings/read-settings.ts';
import { SNAPSHOT_DIR } from '../src/snapshot/layout.ts';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { ingestSummary } from './cli/ingest-summary.ts';
import { progress } from './cli/progress.ts';

const collect = (value: string, all: string[]) => [...all, value];

await main(async () => {
  const program = command('ingest', 'Read MLflow run stores and write a snapshot of validated collections.')
    .option(
      '--store <path>',
      'a run store (mlruns, mlflow.db), or a folder that contains some; may be repeated',
      collect,
      [],
    )
    .option(
      '--artifact-map <from=to>',
      'where artifacts of a database lie now, by the beginning of their URI; may be repeated',
      collect,
      [],
    )
    .option(
      '--config <file>',
      'settings file (default: runfolio.yaml, if there)',
      process.env['RUNFOLIO_CONFIG'],
    )
    .option('--out <folder>', 'the snapshot', process.env['RUNFOLIO_SNAPSHOT'] ?? SNAPSHOT_DIR)
    .option('--force', 'read every run again, also unchanged ones', false)
    .option('--strict', 'exit with 1 when anything was lost or guessed', false)
    .parse();
  const options = program.opts<{
    store: string[];
    artifactMap: string[];
    config?: string;
    out: string;
    force: boolean;
    strict: boolean;
  }>();
  const settings = readSettings(options.config);
  const wanted =
    options.store.length > 0
      ? options.store.map((path) => ({ path }))
      : settings.sources.map((source) => (typeof source === 'string' ? { path: source } : source));
  // Paths of the command line are those of the shell; paths of the settings start at their file.
  const baseDir =
    options.store.length > 0 || !options.config ? process.cwd() : dirname(resolve(options.config));

  const started = performance.now();
  const bar = progress('Reading runs');
  try {
    const result = await ingest({
      sources: findSources(
        wanted,
        baseDir,
        options.artifactMap.map((map) => parseArtifactMap(map, process.cwd())),
      ),
      snapshotDir: resolve(options.out),
      force: options.force,
      onProgress: (done, total) => bar.update(done, total),
    });
    bar.stop();
    const width = Math.min(100, Math.max(60, process.stdout.columns ?? 100));
    const ms = performance.now() - started;
    console.log(ingestSummary(result, { out: options.out, ms, width }));
    if (process.env['RUNFOLIO_MEMORY']) console.log(`memory ${process.resourceUsage().maxRSS}`);
    const { errors, warnings } = result.manifest.counts;
    return options.strict && errors + warnings > 0 ? EXIT.findings : EXIT.done;
  } catch (error) {
    bar.stop();
    if (error instanceof NoStoreError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
});
