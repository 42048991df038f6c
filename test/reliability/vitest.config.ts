import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Kills, races, foreign files, meddling, which `npm test` leaves out. Each file fills two cores alone. */
const ALONE = {
  name: 'alone',
  include: ['test/reliability/**/*.spec.ts'],
  maxWorkers: 1,
  sequence: { groupOrder: 0 },
};

/** All of what `npm test` tries a part of: each keeps one core busy. */
const SIDE_BY_SIDE = {
  name: 'side by side',
  include: [
    'test/fault/crash.test.ts',
    'test/e2e/hostile-text.test.ts',
    'test/redteam/{exact,noisy}.test.ts',
    'test/core/privacy/noise/wide-draws.test.ts',
    'test/contract/version-files.test.ts',
    'test/adapters/duckdb/settle-shards.test.ts',
  ],
  maxWorkers: 2,
  sequence: { groupOrder: 1 },
};

/** What takes long. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/own-home.ts', 'test/support/built-cli.ts'],
    setupFiles: ['test/support/property-runs.ts'],
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/airlock-test'),
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      AIRLOCK_THOROUGH: '1',
    },
    pool: 'forks',
    testTimeout: 900_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: ALONE },
      { extends: true, test: SIDE_BY_SIDE },
    ],
  },
});
