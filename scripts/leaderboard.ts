import process from 'node:process';
import { InvalidArgumentError, Option } from 'commander';
import type { BoardOptions } from '../src/analysis/leaderboard/board-types.ts';
import { parseValueRule } from '../src/analysis/leaderboard/value-rule.ts';
import { readSettings } from '../src/settings/read-settings.ts';
import { SNAPSHOT_DIR } from '../src/snapshot/layout.ts';
import { command, EXIT, main } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { makeLeaderboards } from './cli/leaderboards.ts';
import { collect } from './cli/options.ts';
import { LEADERBOARD_FORMATS, type LeaderboardFormat, printLeaderboards } from './cli/print-leaderboards.ts';
import { withSnapshot } from './cli/with-snapshot.ts';

type Options = {
  readonly store: readonly string[];
  readonly snapshot: string;
  readonly config?: string;
  readonly experiment: readonly string[];
  readonly metric?: string;
  readonly value?: string;
  readonly groupBy?: readonly string[];
  readonly repeat?: readonly string[];
  readonly ignore?: readonly string[];
  readonly statistic?: BoardOptions['statistic'];
  readonly resamples?: number;
  readonly level?: number;
  readonly alpha?: number;
  readonly baseline?: string;
  readonly per?: string;
  readonly filter: string;
  readonly includeDeleted: boolean;
  readonly format: LeaderboardFormat;
};

await main(async () => {
  const program = command('leaderboard', COMMANDS.leaderboard)
    .option('--store <path>', 'read this run store instead of the snapshot; may be repeated', collect, [])
    .option('--snapshot <folder>', 'read this snapshot', process.env['RUNFOLIO_SNAPSHOT'] ?? SNAPSHOT_DIR)
    .option(
      '--config <file>',
      'settings file (default: runfolio.yaml, if there)',
      process.env['RUNFOLIO_CONFIG'],
    )
    .option('--experiment <name>', 'only this experiment (name or id); may be repeated', collect, [])
    .option('--metric <key>', 'what is ranked by (default: the primary metric of each experiment)')
    .option('--value <rule>', 'last, best, mean-of-last:5 or at-best:val_loss', rule)
    .option('--group-by <param>', 'only this param makes a configuration; may be repeated', collect)
    .option('--repeat <param>', 'this param tells repeats apart, whatever its name; may be repeated', collect)
    .option('--ignore <param>', 'this param does not count; may be repeated', collect)
    .addOption(
      new Option(
        '--statistic <name>',
        'what is shown: mean; median or iqm (interquartile mean), with a bootstrap interval',
      ).choices(['mean', 'median', 'iqm']),
    )
    .option('--resamples <n>', 'of that bootstrap, e.g. 9999', resamples)
    .option('--level <share>', 'level of the intervals, e.g. 0.9', share)
    .option('--alpha <share>', 'risk that any printed order is wrong, e.g. 0.01', share)
    .option('--baseline <run>', 'measure against the configuration of this run (name or id)')
    .option('--per <what>', 'a board for each dataset, or each value of params.… or tags.…', task)
    .option('--filter <text>', 'only these runs, e.g. "params.lr < 0.01"', '')
    .option('--include-deleted', 'list runs that were deleted, too', false)
    .addOption(
      new Option('--format <format>', 'how to print them').choices(LEADERBOARD_FORMATS).default('table'),
    )
    .parse();
  const { experiment, format, includeDeleted, config, ...query } = program.opts<Options>();
  const settings = { ...readSettings(config), ...(includeDeleted ? { includeDeleted } : {}) };
  const boards = await withSnapshot(query, (snapshot) =>
    makeLeaderboards(snapshot, { ...query, experiments: experiment }, settings),
  );
  process.stdout.write(printLeaderboards(boards, format, process.stdout.columns ?? 100));
  return EXIT.done;
});

function rule(text: string): string {
  if (parseValueRule(text, () => undefined)) return text;
  throw new InvalidArgumentError('It must be last, best, mean-of-last:5 or at-best:val_loss, or the like.');
}

function share(text: string): number {
  const number = Number(text);
  if (/^0?\.\d+$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError('It must be a number between 0 and 1, such as 0.95.');
}

function resamples(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 200 && number <= 100_000) return number;
  throw new InvalidArgumentError('It must be a whole number from 200 to 100000.');
}

function task(text: string): string {
  if (text === 'dataset' || /^(params?|tags?)\../s.test(text)) return text;
  throw new InvalidArgumentError('It must be dataset, params.<key> or tags.<key>.');
}
