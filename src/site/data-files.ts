import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import type { SiteAddress } from './site-files/site-address.ts';

/**
 * Writes what stands beside the pages: see `writeDataFiles`. No page needs it and it needs no page, so a thread does
 * it while Astro bundles and renders.
 */
export function dataFiles(): AstroIntegration {
  let out = '';
  let address: SiteAddress = { site: undefined, base: '/' };
  let warnings: Promise<readonly string[]> | undefined;
  return {
    name: 'runfolio-data-files',
    hooks: {
      'astro:config:done': ({ config }) => {
        out = fileURLToPath(config.outDir);
        address = { site: config.site, base: config.base };
      },
      // The first hook after Astro has emptied the folder; it is called once per bundle.
      'astro:build:setup': () => {
        warnings ??= writeInThread(out, address);
        // Awaited at the end; until then a failure must not count as unhandled.
        warnings.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => {
        for (const warning of await (warnings ?? writeInThread(out, address))) logger.warn(warning);
      },
    },
  };
}

function writeInThread(out: string, address: SiteAddress): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(`./data-files-worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: { out, address },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that writes the data files ended early')));
  });
}
