import { defineConfig } from 'vitest/config';

/** What Splink finds of the same people: `*.spec.ts`, so that `npm test` needs no Python. */
export default defineConfig({
  test: {
    include: ['test/splink/**/*.spec.ts'],
    globalSetup: ['test/support/own-home.ts'],
    reporters: ['verbose'],
    pool: 'forks',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
