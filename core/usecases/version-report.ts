import { z } from 'zod';
import { sealOf } from '#core/ledger/chain.ts';
import { LintReport } from '#core/lint/lint-report.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';

/**
 * What only its own party learns of a version: the exact size and what the lint found on arrival. The
 * ledger tells everybody the checksum of the whole; the seal in it, which only the room can make, keeps
 * the other party from trying sizes until one has that checksum.
 */
export const VersionReport = z.strictObject({
  people: z.int().nonnegative(),
  report: LintReport,
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export type VersionReport = z.infer<typeof VersionReport>;

/** The report of a version, sealed. The same version has the same report, whoever writes it. */
export const sealedReport = async (
  keyRing: KeyRing,
  version: string,
  of: Omit<VersionReport, 'seal'>,
): Promise<VersionReport> => ({ ...of, seal: await sealOf(keyRing, { ...of, version }) });
