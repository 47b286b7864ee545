import process from 'node:process';
import { command, EXIT, main } from './cli/command.ts';

await main(async () => {
  const program = command('preview', 'Serve the built site on this machine, at the address it prints.')
    .option('--port <number>', 'port to listen on', '4321')
    .parse();
  // Astro would detach itself when it thinks that no person started it.
  process.env['ASTRO_PREVIEW_BACKGROUND'] = '0';
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const { preview } = await import('astro');
  const server = await preview({
    root: process.cwd(),
    server: { port: Number(program.opts<{ port: string }>().port) },
  });
  await server.closed();
  return EXIT.done;
});
