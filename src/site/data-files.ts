import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';

/**
 * Writes what stands beside the pages: see `writeDataFiles`. No page needs it and it needs no page, so a thread does
 * it while Astro bundles and renders.
 */
export function dataFiles(): AstroIntegration {
  let out = '';
  let missing: Promise<number> | undefined;
  return {
    name: 'runfolio-data-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        out = fileURLToPath(config.outDir);
      },
      // The first hook after Astro has emptied the folder; it is called once per bundle.
      'astro:build:setup': () => {
        missing ??= writeInThread(out);
        // Awaited at the end; until then a failure must not count as unhandled.
        missing.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => {
        const count = await (missing ?? writeInThread(out));
        if (count > 0)
          logger.warn(`${count} artifacts could not be copied: their store has moved or changed`);
      },
    },
  };
}

function writeInThread(out: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./data-files-worker.ts', import.meta.url), { workerData: out });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that writes the data files ended early')));
  });
}
