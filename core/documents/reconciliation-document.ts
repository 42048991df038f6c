import { z } from 'zod';
import { ReconciliationVerdict } from '#core/documents/audit-report.ts';

/** What `audit reconcile` answers. */
export const ReconciliationDocument = ReconciliationVerdict.extend({
  kind: z.literal('reconciliation'),
  /** Time of the first and of the last event that was read; null where there was none. */
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type ReconciliationDocument = z.infer<typeof ReconciliationDocument>;
