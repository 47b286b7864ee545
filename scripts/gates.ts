import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { type CheckFile, checkFileSchema } from '../src/entities/check-file.ts';
import { readSettings } from '../src/settings/read-settings.ts';
import { isRefused } from '../src/statistics/gate.ts';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { addPresetOption, collect, type PresetOptions, withPresets } from './cli/options.ts';
import { gatesAnnotations } from './cli/review/gates-annotations.ts';
import { gatesJunit } from './cli/review/gates-junit.ts';
import { gatesTable } from './cli/review/gates-table.ts';
import { type ReviewedSides, type SideQuery, withReview } from './cli/review/review-sides.ts';

type Options = SideQuery &
  PresetOptions & {
    readonly json?: string;
    readonly junit?: string;
    readonly annotations: boolean;
    readonly strict: boolean;
  };

await main(async () => {
  const program = addPresetOption(command('check', COMMANDS.check))
    .option('--base <what>', 'what regressions are measured against: a git ref, a run store or a snapshot')
    .option('--head <what>', 'what is checked, likewise; the run stores as they are when absent')
    .option(
      '--store <path>',
      'where run stores are in a commit, and in the working directory; may be repeated (default: those of the settings)',
      collect,
      [],
    )
    .option(
      '--config <file>',
      'settings file with the gates (default: runfolio.yaml, if there)',
      process.env['RUNFOLIO_CONFIG'],
    )
    .option('--json <file>', 'write the results as JSON')
    .option('--junit <file>', 'write the results as JUnit XML')
    .option(
      '--annotations',
      'print annotations for GitHub Actions (the default there)',
      process.env['GITHUB_ACTIONS'] === 'true',
    )
    .option('--strict', 'exit with 1 for warnings too', false)
    .parse();
  const options = program.opts<Options>();
  const settings = withPresets(readSettings(options.config), options);
  const { gates } = settings;
  if (gates.presets.length + gates.assertions.length === 0)
    throw new UsageError(
      'There are no gates to check. Write what must hold of runs into runfolio.yaml, below gates: assertions:, or name a preset such as --preset no-regression.',
    );
  return withReview(options, settings, (sides) => report(sides, options));
});

function report({ review, base, head }: ReviewedSides, options: Options): (typeof EXIT)['done' | 'findings'] {
  const { verdict, gates, gatesText, notes } = review;
  const refused = isRefused(verdict, { strict: options.strict, inconclusive: 'pass' });
  const file: CheckFile = {
    format: 'runfolio-check',
    version: 1,
    ...(base ? { base: base.side } : {}),
    head: head.side,
    verdict,
    isRefused: refused,
    gates,
    gatesText,
    notes,
  };
  write(options.json, () => `${JSON.stringify(z.encode(checkFileSchema, file), null, 2)}\n`);
  write(options.junit, () => gatesJunit(file));
  process.stdout.write(gatesTable(file));
  if (options.annotations) process.stdout.write(gatesAnnotations(file));
  console.log(`${gatesText}: ${refused ? 'not passed' : 'passed'}.`);
  return refused ? EXIT.findings : EXIT.done;
}

function write(path: string | undefined, text: () => string): void {
  if (path === undefined) return;
  mkdirSync(dirname(resolve(path)), { recursive: true });
  writeFileSync(path, text());
}
