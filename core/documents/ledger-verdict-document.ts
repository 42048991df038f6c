import { z } from 'zod';
import { BrokenLedger, WholeLedger } from '#core/ledger/ledger-verdict.ts';

const kind = { kind: z.literal('ledger-verdict') };

/** What the verification of a ledger came to. */
export const LedgerVerdictDocument = z.discriminatedUnion('outcome', [
  z.strictObject({ ...kind, ...WholeLedger.shape }),
  z.strictObject({ ...kind, ...BrokenLedger.shape }),
]);
export type LedgerVerdictDocument = z.infer<typeof LedgerVerdictDocument>;
