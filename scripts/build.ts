import process from 'node:process';
import { countOf, formatBytes, formatDuration } from '../src/site/format.ts';
import { type BuildOptions, buildSite } from './cli/build-site.ts';
import { command, EXIT, main } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { addPublishOptions } from './cli/options.ts';

await main(async () => {
  const program = command('build', COMMANDS.build)
    .option('--snapshot <folder>', 'the snapshot (default: .runfolio/snapshot)')
    .option('--config <file>', 'settings file (default: runfolio.yaml, if there)');
  addPublishOptions(program).parse();
  const started = performance.now();
  const { out, pages, files, bytes } = await buildSite(program.opts<BuildOptions>());
  console.log(
    `Built ${countOf(pages, 'page')}, ${countOf(files, 'file')}, ${formatBytes(bytes)} in ${formatDuration(performance.now() - started)}: ${out}`,
  );
  if (process.env['RUNFOLIO_MEMORY']) console.log(`memory ${process.resourceUsage().maxRSS}`);
  return EXIT.done;
});
