import { defineConfig } from 'vitest/config';

/** An accountant that is not ours, in Python: `*.spec.ts`, so that `npm test` does with the figures that are kept. */
export default defineConfig({
  test: {
    include: ['test/accounting/**/*.spec.ts'],
    globalSetup: ['test/support/own-home.ts'],
    reporters: ['verbose'],
    pool: 'forks',
    testTimeout: 300_000,
  },
});
