import { defineConfig } from 'vitest/config';

/** The tests that need the linters of templates: `*.spec.ts`, so that `npm test` needs no Python. */
export default defineConfig({
  test: {
    include: ['test/templates/**/*.spec.ts'],
    globalSetup: ['test/support/own-home.ts'],
    reporters: ['verbose'],
    pool: 'forks',
    hookTimeout: 300_000,
  },
});
