import { defineConfig } from 'vitest/config';

/** Public data that others made and that is not kept here: `*.spec.ts`, so that `npm test` does without it. */
export default defineConfig({
  test: {
    include: ['test/corpora/**/*.spec.ts'],
    globalSetup: ['test/support/own-home.ts'],
    reporters: ['verbose'],
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
