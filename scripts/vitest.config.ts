import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    environment: 'node',
    env: { TZ: 'UTC' },
    // Left to itself Vitest spares a core, which is half of a runner of two.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          // Installing the package takes a minute and the registry: `npm run test:package`.
          exclude: ['src/testing/site/**', 'src/testing/browser/**', 'scripts/package/tests/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['src/testing/site/**/*.test.ts'],
          globalSetup: ['src/testing/site/built-sites.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['src/testing/browser/**/*.test.ts'],
          globalSetup: ['src/testing/site/built-sites.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
