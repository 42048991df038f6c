import { defineConfig } from 'vitest/config';

/** Packs, installs and runs what a party gets: `*.spec.ts`, which `npm test` leaves out. It needs a registry. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.spec.ts'],
    globalSetup: ['test/support/own-home.ts'],
    pool: 'forks',
    testTimeout: 240_000,
    hookTimeout: 600_000,
  },
});
