import { z } from 'zod';
import { ReconciliationVerdict } from '#core/documents/audit-report.ts';

/** What `audit reconcile` answers. */
export const ReconciliationDocument = ReconciliationVerdict.extend({
  kind: z.literal('reconciliation'),
});
export type ReconciliationDocument = z.infer<typeof ReconciliationDocument>;
