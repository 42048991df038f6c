import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * What takes long: kills, races, foreign files, meddling: `*.spec.ts`, which `npm test` leaves out, and
 * all of what `npm test` tries a part of.
 */
export default defineConfig({
  test: {
    include: [
      'test/reliability/**/*.spec.ts',
      'test/fault/crash.test.ts',
      'test/e2e/hostile-text.test.ts',
      'test/redteam/{exact,noisy}.test.ts',
      'test/core/privacy/noise/wide-draws.test.ts',
    ],
    globalSetup: ['test/support/own-home.ts'],
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/airlock-test'),
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      AIRLOCK_THOROUGH: '1',
    },
    // Each file fills two cores alone.
    fileParallelism: false,
    pool: 'forks',
    testTimeout: 900_000,
    hookTimeout: 300_000,
  },
});
