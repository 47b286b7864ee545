import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { findSources, NoStoreError, parseArtifactMap } from '../src/ingest/find-sources.ts';
import { ingest } from '../src/ingest/ingest.ts';
import { readSettings } from '../src/settings/read-settings.ts';
import { SNAPSHOT_DIR } from '../src/snapshot/layout.ts';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { ingestSummary } from './cli/ingest-summary.ts';
import { addStoreOptions, type StoreOptions, storeOptions } from './cli/options.ts';
import { progress } from './cli/progress.ts';

/** Another report of the same folder takes no longer. */
const PATIENCE_MS = 10 * 60_000;

await main(async () => {
  const program = addStoreOptions(command('ingest', COMMANDS.ingest)).option(
    '--out <folder>',
    'the snapshot (default: .runfolio/snapshot)',
  );
  const options = storeOptions<StoreOptions & { readonly out?: string }>(program.parse());
  const config = options.config ?? process.env['RUNFOLIO_CONFIG'];
  const out = options.out ?? process.env['RUNFOLIO_SNAPSHOT'] ?? SNAPSHOT_DIR;
  const settings = readSettings(config);
  const wanted =
    options.store.length > 0
      ? options.store.map((path) => ({ path }))
      : settings.sources.map((source) => (typeof source === 'string' ? { path: source } : source));
  // Paths of the command line are those of the shell; paths of the settings start at their file.
  const baseDir = options.store.length > 0 || !config ? process.cwd() : dirname(resolve(config));

  const started = performance.now();
  const bar = progress('Reading runs');
  try {
    const result = await ingest({
      sources: findSources(
        wanted,
        baseDir,
        options.artifactMap.map((map) => parseArtifactMap(map, process.cwd())),
      ),
      snapshotDir: resolve(out),
      force: options.force,
      patienceMs: PATIENCE_MS,
      onProgress: (done, total) => bar.update(done, total),
    });
    bar.stop();
    const width = Math.min(100, Math.max(60, process.stdout.columns ?? 100));
    const ms = performance.now() - started;
    console.log(ingestSummary(result, { out, ms, width }));
    if (process.env['RUNFOLIO_MEMORY']) console.log(`memory ${process.resourceUsage().maxRSS}`);
    const { errors, warnings } = result.manifest.counts;
    return options.strict && errors + warnings > 0 ? EXIT.findings : EXIT.done;
  } catch (error) {
    bar.stop();
    if (error instanceof NoStoreError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
});
