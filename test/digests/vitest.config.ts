import { defineConfig } from 'vitest/config';

/** What the AWS command line says of the same chains of digests: `*.spec.ts`, so that `npm test` needs no Python. */
export default defineConfig({
  test: {
    include: ['test/digests/**/*.spec.ts'],
    globalSetup: ['test/support/own-home.ts'],
    reporters: ['verbose'],
    pool: 'forks',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
