import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { noteTime } from '#core/ledger/times-a-day.ts';
import { PROPOSALS_A_DAY } from '#core/limits.ts';

/** An agreement was put on the table. Another one than before waits for both parties anew. */
export const agreementProposed = eventRule(
  z.strictObject({ type: z.literal('agreement-proposed'), agreement: ChecksumText }),
  (draft, { agreement }, at) => {
    if (agreement !== draft.agreement) draft.approvals = new Set();
    draft.agreement = agreement;
    draft.proposals.add(agreement);
    noteTime(draft.proposalTimes, at, PROPOSALS_A_DAY);
  },
);
