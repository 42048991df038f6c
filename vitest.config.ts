import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/own-home.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default'],
    // Tests start hundreds of processes of ours: each finds its modules compiled, and is up in half the time.
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/airlock-test'),
      // A function makes its logger when it is imported.
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    },
    // DuckDB brings threads of its own: two processes fill two cores.
    pool: 'forks',
    maxWorkers: 2,
    // What child processes of the tests run is not counted.
    coverage: {
      include: ['{core,adapters,lambdas,cli}/**/*.ts'],
      reporter: ['text-summary', 'html'],
      reportOnFailure: true,
    },
  },
});
