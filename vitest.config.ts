import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

/** What sets up, mocks in or listens to its whole process: a process of its own, and modules that nobody loaded before. */
const OWN_PROCESS = [
  'test/e2e/hostile-text.test.ts',
  'test/fault/killed-*.test.ts',
  'test/core/analyses/new-analysis.test.ts',
  'test/lambdas/log-safety.test.ts',
];

/**
 * Exact counts lose every game, as they must: the thorough run plays them on live rooms, and that is enough.
 * Draws from many laws and of many millions find no more than those of a few, and take a minute.
 */
const THOROUGH_ONLY = ['test/redteam/exact.test.ts', 'test/core/privacy/noise/wide-draws.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/support/own-home.ts', 'test/support/built-cli.ts'],
    setupFiles: ['test/support/property-runs.ts', 'test/support/own-environment.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: ['default'],
    // Tests start hundreds of processes of ours: each finds its modules compiled, and is up in half the time.
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/airlock-test'),
      // A function makes its logger when it is imported.
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    },
    // Some wait rather than work, and DuckDB brings threads of its own: three processes keep two cores busy.
    pool: 'forks',
    maxWorkers: 3,
    // What child processes of the tests run is not counted.
    coverage: {
      include: ['{core,adapters,lambdas,cli}/**/*.ts', 'console/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'html'],
      reportOnFailure: true,
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...OWN_PROCESS, ...THOROUGH_ONLY],
          // Every file would start a process and load our modules anew: a quarter of the time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'own process', include: OWN_PROCESS } },
    ],
  },
});
