import { z } from 'zod';
import { eventRule } from '#core/ledger/event-rule.ts';
import { Id } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

/** A party took people out of those who are to stay forgotten. What was removed comes back by a new drop alone. */
export const tombstonesLifted = eventRule(
  z.strictObject({ type: z.literal('tombstones-lifted'), party: PartyId, request: Id }),
  (draft, { party, request }) => {
    draft.lifted.add(request);
    draft.tombstones.set(party, request);
  },
);
