import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Apart from the other tests: it installs what the package depends on, which takes a minute. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    environment: 'node',
    env: { TZ: 'UTC' },
    include: ['scripts/package/tests/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
});
