import { defineConfig } from 'vitest/config';

/** The tests that need the emulator: `*.spec.ts`, so that `npm test`, which takes `*.test.ts`, needs no Python. */
export default defineConfig({
  test: {
    include: ['test/emulator/**/*.spec.ts'],
    globalSetup: [
      'test/support/own-home.ts',
      'test/support/built-cli.ts',
      'test/emulator/global-setup.ts',
    ],
    // An emulator, its functions and the engine behind Athena fill the machine.
    fileParallelism: false,
    reporters: ['verbose'],
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 180_000,
    teardownTimeout: 30_000,
  },
});
