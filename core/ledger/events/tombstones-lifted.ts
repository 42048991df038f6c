import { z } from 'zod';
import { eventRule } from '#core/ledger/event-rule.ts';
import { Id } from '#core/ledger/fields.ts';
import { loseVersion } from '#core/ledger/lose-version.ts';
import { currentVersion } from '#core/ledger/room-state.ts';
import { PartyId } from '#core/names.ts';

/**
 * A party took people out of those who are to stay forgotten. What was removed comes back by a delivery alone, of the same
 * drops, too: with those people in it, each makes a new version.
 */
export const tombstonesLifted = eventRule(
  z.strictObject({ type: z.literal('tombstones-lifted'), party: PartyId, request: Id }),
  (draft, { party, request }) => {
    draft.lifted.add(request);
    draft.tombstones.set(party, request);
    const datasets = new Set(
      draft.versions.flatMap((each) => (each.party === party ? [each.dataset] : [])),
    );
    for (const dataset of datasets)
      loseVersion(draft, currentVersion(draft, party, dataset)?.version ?? '');
  },
);
