import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';

/** An agreement was put on the table. Another one than before waits for both parties anew. */
export const agreementProposed = eventRule(
  z.strictObject({ type: z.literal('agreement-proposed'), agreement: ChecksumText }),
  (draft, { agreement }) => {
    if (agreement !== draft.agreement) draft.approvals = new Set();
    draft.agreement = agreement;
    draft.proposals.add(agreement);
  },
);
