import process from 'node:process';
import { InvalidArgumentError, Option } from 'commander';
import { readSettings } from '../src/settings/read-settings.ts';
import { SNAPSHOT_DIR } from '../src/snapshot/layout.ts';
import { command, EXIT, main } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { collect } from './cli/options.ts';
import { FORMATS, type Format, printTable } from './cli/print-table.ts';
import { type Query, queryRuns } from './cli/query-runs.ts';
import { withSnapshot } from './cli/with-snapshot.ts';

type Options = {
  readonly store: readonly string[];
  readonly snapshot: string;
  readonly config?: string;
  readonly experiment: readonly string[];
  readonly orderBy: readonly string[];
  readonly columns?: string;
  readonly limit?: number;
  readonly format: Format;
  readonly includeDeleted: boolean;
};

await main(async () => {
  const program = command('query', COMMANDS.query)
    .argument(
      '[filter]',
      'which runs, e.g. "metrics.accuracy > 0.9 AND params.lr < 0.01"; all when absent',
      '',
    )
    .option('--store <path>', 'search this run store instead of the snapshot; may be repeated', collect, [])
    .option('--snapshot <folder>', 'search this snapshot', process.env['RUNFOLIO_SNAPSHOT'] ?? SNAPSHOT_DIR)
    .option(
      '--config <file>',
      'settings file (default: runfolio.yaml, if there)',
      process.env['RUNFOLIO_CONFIG'],
    )
    .option('--experiment <name>', 'only runs of this experiment (name or id); may be repeated', collect, [])
    .option('--order-by <terms>', 'e.g. "metrics.accuracy DESC, start_time"; may be repeated', collect, [])
    .option('--columns <fields>', 'e.g. "run_name, params.*, best(metrics.accuracy)"')
    .option('--limit <count>', 'no more than so many runs', count)
    .addOption(new Option('--format <format>', 'how to print them').choices(FORMATS).default('table'))
    .option('--include-deleted', 'also runs that were deleted', false)
    .parse();
  const options = program.opts<Options>();
  const query: Query = {
    filter: program.args[0] ?? '',
    orderBy: options.orderBy.join(', '),
    experiments: options.experiment,
    columns: options.columns,
    limit: options.limit,
    includeDeleted: options.includeDeleted,
  };
  const table = await withSnapshot(options, (snapshot) =>
    queryRuns(snapshot, query, readSettings(options.config)),
  );
  process.stdout.write(printTable(table, options.format));
  return EXIT.done;
});

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
