import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default'],
    // DuckDB brings threads of its own: two processes fill two cores.
    pool: 'forks',
    maxWorkers: 2,
  },
});
