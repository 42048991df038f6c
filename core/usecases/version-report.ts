import { z } from 'zod';
import { LintReport } from '#core/lint/lint-report.ts';

/** What only its own party learns of a version: the exact size and what the lint found on arrival. */
export const VersionReport = z.strictObject({
  people: z.int().nonnegative(),
  report: LintReport,
});
export type VersionReport = z.infer<typeof VersionReport>;
