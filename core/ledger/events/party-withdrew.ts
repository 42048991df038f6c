import { z } from 'zod';
import { endListsOf, endVersion } from '#core/ledger/end-version.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { isOf, withdrawalName } from '#core/ledger/withdrawals.ts';
import { DatasetName, PartyId } from '#core/names.ts';

/**
 * A party took a list of its own out of the room, or all of them. From now on no question or list is made of it and
 * no drop of it is taken; its approval of the agreement is taken back too, and with the next one it delivers again.
 * What is in force stays so.
 */
export const partyWithdrew = eventRule(
  z.strictObject({
    type: z.literal('party-withdrew'),
    party: PartyId,
    /** Which list; all of them if left out. */
    dataset: DatasetName.optional(),
  }),
  (draft, event) => {
    draft.withdrawn.add(withdrawalName(event));
    draft.approvals.delete(event.party);
    draft.inForceBy.delete(event.party);
    for (const version of draft.versions) {
      if (!isOf(event, version)) continue;
      endVersion(draft, version.version);
      endListsOf(draft, version.version);
    }
  },
);
