import { defineConfig } from 'vitest/config';

/** The unit tests of the law, for `npm run mutate`: they run anew for each fault that is planted. */
export default defineConfig({
  test: {
    include: ['test/core/{privacy,ledger,agreement}/**/*.test.ts'],
    // Holds a page against a benchmark: slow, and no fault of a rule is for it to find.
    exclude: ['test/core/privacy/noise/utility.test.ts'],
    // What takes a million draws to see takes too long here.
    testNamePattern: /^(?!.*( million | nearly right )).*$/,
    setupFiles: ['proof/mutation/hurry.ts'],
    testTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 1,
  },
});
