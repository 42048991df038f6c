import { z } from 'zod';
import { eventRule } from '#core/ledger/event-rule.ts';
import { Id } from '#core/ledger/fields.ts';
import { loseVersion } from '#core/ledger/lose-version.ts';
import { DatasetName, PartyId } from '#core/names.ts';

/** What the agreement's retention is about. */
const EXPIRING = ['drop', 'version', 'release', 'list'] as const;

/**
 * Data was removed because its time was up, or because it was ended before that; of entries since 0.12.0, it was looked
 * for again and was gone. An expired release is forgotten, also that it was paid for: its
 * answer would be drawn anew. An expired list stays paid, and is never made again.
 */
export const dataExpired = eventRule(
  z.strictObject({
    type: z.literal('data-expired'),
    /** What was removed: its bytes, not what the ledger says of it. */
    what: z.enum(EXPIRING),
    /** Whose data it was; for a release, who asked first. */
    party: PartyId,
    dataset: DatasetName.optional(),
    id: Id,
  }),
  (draft, { what, id }) => {
    const list = what === 'list' ? draft.lists.get(id) : undefined;
    if (list) draft.lists.set(id, { ...list, expired: true });
    if (what === 'version' || list) draft.removed.add(id);
    if (what === 'version') {
      draft.expired.add(id);
      loseVersion(draft, id);
    }
    const key = what === 'release' ? draft.answerKeys.get(id) : undefined;
    if (key === undefined) return;
    draft.releases.delete(key);
    draft.reservations.delete(key);
  },
);
