import { defineConfig } from 'vitest/config';

/** The pages of ours in a real browser: `*.spec.ts`, so that `npm test` needs none. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.spec.ts'],
    globalSetup: ['test/support/own-home.ts'],
    reporters: ['verbose'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
