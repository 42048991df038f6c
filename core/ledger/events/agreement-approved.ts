import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { liftWithdrawals } from '#core/ledger/withdrawals.ts';
import { PartyId } from '#core/names.ts';

/** Both parties of a collaboration. */
const PARTIES = 2;

/** A party approved an agreement. Approved by both, the one on the table comes into force, in place of the one before. */
export const agreementApproved = eventRule(
  z.strictObject({
    type: z.literal('agreement-approved'),
    party: PartyId,
    agreement: ChecksumText,
    /** The code of the room that was approved with it; left out in a room of one machine, and in entries up to 0.7.0. */
    code: ChecksumText.optional(),
    /** The templates that the party held against the room before, where it says so. */
    templates: ChecksumText.optional(),
  }),
  (draft, { agreement, party, code }, at) => {
    if (agreement !== draft.agreement) return;
    draft.approvals.add(party);
    draft.approved.set(party, agreement);
    if (code) draft.codes.set(party, code);
    if (draft.approvals.size === PARTIES) {
      if (draft.inForce !== agreement) draft.inForceSince = at;
      draft.inForce = agreement;
      draft.inForceBy = new Set(draft.approvals);
    }
    if (agreement !== draft.inForce) return;
    // Whoever withdrew took its approval back: each of these came after that.
    for (const each of draft.approvals) liftWithdrawals(draft, each);
  },
);
