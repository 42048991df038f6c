import { defineConfig } from 'vitest/config';

/** The tests that need Trino: `*.spec.ts`, so that `npm test`, which takes `*.test.ts`, needs no Java. */
export default defineConfig({
  test: {
    include: ['test/trino/**/*.spec.ts'],
    globalSetup: ['test/trino/global-setup.ts'],
    // One Trino for all; it fills the machine alone.
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    teardownTimeout: 30_000,
  },
});
