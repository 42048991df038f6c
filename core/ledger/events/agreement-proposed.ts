import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { noteProposal } from '#core/ledger/proposal-times.ts';
import { PartyId } from '#core/names.ts';

/**
 * An agreement was put on the table, where it waits for both parties. The one in force put there again takes
 * off what lay there: both approved it already.
 */
export const agreementProposed = eventRule(
  z.strictObject({
    type: z.literal('agreement-proposed'),
    agreement: ChecksumText,
    /** Who did; left out where the room was made with it, and in entries of rooms up to 0.5.0. */
    party: PartyId.optional(),
  }),
  (draft, { agreement, party }, at) => {
    if (agreement !== draft.agreement)
      draft.approvals = new Set(agreement === draft.inForce ? draft.inForceBy : []);
    draft.agreement = agreement;
    draft.proposedBy = party;
    draft.proposals.add(agreement);
    noteProposal(draft, { agreement, party, at });
  },
);
