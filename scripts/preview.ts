import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { settingsFile } from '../src/settings/read-settings.ts';
import { command, EXIT, main, UsageError } from './cli/command.ts';
import { COMMANDS } from './cli/commands.ts';
import { withSiteRoot } from './cli/site-root.ts';

type PreviewOptions = {
  readonly site: string;
  readonly base?: string;
  readonly config?: string;
  readonly port: string;
};

await main(async () => {
  const program = command('preview', COMMANDS.preview)
    .option('--site <folder>', 'the built site', process.env['RUNFOLIO_OUT'] ?? 'dist')
    .option('--base <path>', 'path it was built for (default: that of the settings)')
    .option('--config <file>', 'settings file (default: runfolio.yaml, if there)')
    .option('--port <number>', 'port to listen on', '4321')
    .parse();
  const options = program.opts<PreviewOptions>();
  const site = resolve(options.site);
  if (!existsSync(join(site, 'index.html')))
    throw new UsageError(`There is no site in ${site}: index.html is missing. Run npm run report first.`);
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port must be a number from 0 to 65535, found ${options.port}.`);

  process.env['RUNFOLIO_OUT'] = site;
  if (options.base) process.env['RUNFOLIO_BASE'] = options.base;
  const config = settingsFile(options.config ?? process.env['RUNFOLIO_CONFIG']);
  if (config) process.env['RUNFOLIO_CONFIG'] = resolve(config);
  // Astro would detach itself when it thinks that no person started it.
  process.env['ASTRO_PREVIEW_BACKGROUND'] = '0';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { preview } = await import('astro');
  const { astroConfig } = await import('../src/site/astro-config.ts');
  await withSiteRoot(async ({ root, cacheDir }) => {
    if (cacheDir) process.env['RUNFOLIO_CACHE'] ??= cacheDir;
    const server = await preview({ root, configFile: false, ...astroConfig(), server: { port } });
    await server.closed();
  });
  return EXIT.done;
});
