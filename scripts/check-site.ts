import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { readSettings } from '../src/settings/read-settings.ts';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { progress } from './cli/progress.ts';
import { checkSite } from './site-check/check-site.ts';
import { siteCheckReport } from './site-check/report.ts';

const VALIDATE_ALL = 400;

await main(async () => {
  const program = command(
    'check:site',
    'Look for broken links, HTML errors, unsafe code and oversized pages in the built site. Exits with 1 when it finds any.',
  )
    .option('--site <folder>', 'the built site', process.env['RUNFOLIO_OUT'] ?? 'dist')
    .option('--base <path>', 'path it is served below (default: that of the settings)')
    .option('--config <file>', 'settings file (default: runfolio.yaml, if there)')
    .option('--all', 'apply the HTML rules to every page, also of a large site', false)
    .parse();
  const options = program.opts<{ site: string; base?: string; config?: string; all: boolean }>();
  const settings = readSettings(options.config);
  const folder = resolve(options.site);
  if (!existsSync(join(folder, 'index.html')))
    throw new UsageError(`There is no site in ${folder}: index.html is missing. Run npm run report first.`);

  const started = performance.now();
  const bar = progress('Checking pages');
  const result = checkSite({
    folder,
    base: options.base ?? settings.base,
    runPageBytes: settings.limits.runPageBytes,
    validateAll: options.all ? Number.POSITIVE_INFINITY : VALIDATE_ALL,
    onProgress: (done, total) => bar.update(done, total),
  });
  bar.stop();
  console.log(siteCheckReport(result, performance.now() - started));
  return result.findings.length > 0 ? EXIT.findings : EXIT.done;
});
