import process from 'node:process';
import { countOf, formatBytes, formatDuration } from '../src/site/format.ts';
import { type BuildOptions, buildSite, dryRun } from './cli/build-site.ts';
import { command, EXIT, main } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { addPublishOptions, type PublishOptions } from './cli/options.ts';
import { sizesByKind, sizeTable, sumOf } from './cli/publish/size-report.ts';
import { textTable } from './cli/text-table.ts';

await main(async () => {
  const program = command('build', COMMANDS.build)
    .option('--snapshot <folder>', 'the snapshot (default: .runfolio/snapshot)')
    .option('--config <file>', 'settings file (default: runfolio.yaml, if there)');
  addPublishOptions(program).parse();
  const options = program.opts<BuildOptions & PublishOptions>();
  if (options.dryRun) {
    console.log((await dryRun(options)).join('\n'));
    return EXIT.done;
  }
  const started = performance.now();
  const { out, files, advice } = await buildSite(options);
  const pages = files.filter(({ path }) => /(^|\/)(index|404)\.html$/.test(path)).length;
  if (options.sizes || advice.length > 0) console.log(textTable(sizeTable(sizesByKind(files))));
  for (const line of advice) console.error(line);
  console.log(
    `Built ${countOf(pages, 'page')}, ${countOf(files.length, 'file')}, ${formatBytes(sumOf(files))} in ${formatDuration(performance.now() - started)}: ${out}`,
  );
  if (process.env['RUNFOLIO_MEMORY']) console.log(`memory ${process.resourceUsage().maxRSS}`);
  return EXIT.done;
});
