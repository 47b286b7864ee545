import process from 'node:process';
import type { AstroUserConfig } from 'astro';
import { buildSettings } from './build-settings.ts';
import { dataFiles } from './data-files.ts';
import { reactWithoutHydration } from './react-without-hydration.ts';
import { siteMap } from './site-files/site-map.ts';

/** What Astro is told, by the settings and by the variables that the command lines set. */
export function astroConfig(): AstroUserConfig {
  const settings = buildSettings(process.env['RUNFOLIO_CONFIG']);
  const site = process.env['RUNFOLIO_SITE'] ?? settings.site;
  const { RUNFOLIO_CACHE: cacheDir } = process.env;

  // Astro would take a variable of the shell for its own of this name, and every link of a page would begin with it.
  delete process.env['BASE_URL'];

  return {
    ...(site ? { site } : {}),
    base: process.env['RUNFOLIO_BASE'] ?? settings.base,
    outDir: process.env['RUNFOLIO_OUT'] ?? './dist',
    ...(cacheDir ? { cacheDir } : {}),
    output: 'static',
    trailingSlash: 'always',
    build: { format: 'directory', inlineStylesheets: 'never', concurrency: 8 },
    prerenderConflictBehavior: 'error',
    devToolbar: { enabled: false },
    integrations: [
      reactWithoutHydration(),
      dataFiles(),
      ...(site && settings.robots === 'index' ? [siteMap()] : []),
    ],
    markdown: { syntaxHighlight: false },
    vite: {
      ...(cacheDir ? { cacheDir } : {}),
      resolve: {
        alias: [
          // These two try eval() to learn whether generators exist, which our policy reports: take those with generators.
          {
            find: /^@stdlib\/math-base-tools-(sum-series|continued-fraction)$/,
            replacement: '@stdlib/math-base-tools-$1/lib/generators.js',
          },
        ],
      },
      // The policy of our pages allows no script in the page itself, however small.
      // Vega is one chunk, fetched when a reader asks for a chart.
      build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
      // The snapshot and the run stores are data: no watcher belongs there.
      server: { watch: { ignored: ['**/runs/**', '**/.runfolio/**'] } },
    },
  };
}
