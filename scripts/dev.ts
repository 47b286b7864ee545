import process from 'node:process';
import { SNAPSHOT_DIR } from '../src/snapshot/layout.ts';
import { readManifest } from '../src/snapshot/read-snapshot.ts';
import { command, EXIT, main } from './cli/command.ts';

await main(async () => {
  command('dev', 'Serve the site while its pages are being worked on.').parse();
  readManifest(process.env['RUNFOLIO_SNAPSHOT'] ?? SNAPSHOT_DIR);
  process.env['ASTRO_DEV_BACKGROUND'] = '0';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { dev } = await import('astro');
  await dev({ root: process.cwd() });
  return EXIT.done;
});
