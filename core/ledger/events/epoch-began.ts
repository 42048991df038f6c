import { z } from 'zod';
import { endVersion } from '#core/ledger/end-version.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { KeyCheck } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

/**
 * A new epoch began, with a token key of its own. Every version of those before ends: no question is answered on it, and
 * the same list is delivered anew. Lists that were made of them hold no token, and stay until their time is up.
 */
export const epochBegan = eventRule(
  z.strictObject({
    type: z.literal('epoch-began'),
    by: z.enum(['party', 'operator']),
    /** Which party that was. */
    party: PartyId.optional(),
    epoch: z.int().min(2),
    /** Tells its token key from any other, and nothing else; left out on AWS, where its first version names it. */
    keyCheck: KeyCheck.optional(),
  }),
  (draft, { epoch, keyCheck }, at) => {
    for (const { version } of draft.versions) endVersion(draft, version);
    draft.endedEpochs.set(draft.epoch, { at, isKeyDestroyed: false });
    draft.epoch = epoch;
    if (keyCheck !== undefined) draft.keyChecks.set(epoch, keyCheck);
  },
);
