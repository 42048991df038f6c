import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { Id } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

/** A list that was paid for is there for the publisher. Whoever has the same made again gets this one. */
export const listReleased = eventRule(
  z.strictObject({
    type: z.literal('list-released'),
    /** Who had it made. */
    party: PartyId,
    list: Id,
    /** SHA-256 of the stored labels. */
    content: ChecksumText,
  }),
  (draft, { list, content }, at) => {
    const known = draft.lists.get(list);
    if (!known) return;
    // Behind all others: the one that was made last is the one that is handed out.
    draft.lists.delete(list);
    draft.lists.set(list, { ...known, released: { at, content } });
  },
);
