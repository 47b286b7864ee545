import { resolve } from 'node:path';
import process from 'node:process';

/** Where the build finds its inputs; the command lines set these variables, the defaults serve `npx astro build`. */
export const environment = {
  snapshotDir: resolve(process.env['RUNFOLIO_SNAPSHOT'] ?? '.runfolio/snapshot'),
  settingsFile: process.env['RUNFOLIO_CONFIG'],
  /** The folder that `review` wrote, of which a page is made; none without. */
  reviewDir: process.env['RUNFOLIO_REVIEW'],
} as const;
