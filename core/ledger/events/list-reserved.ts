import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { DatasetVersion, Id } from '#core/ledger/fields.ts';
import { ActivationName, PartyId } from '#core/names.ts';

/** A list was paid for, before it is drawn. */
export const listReserved = eventRule(
  z.strictObject({
    type: z.literal('list-reserved'),
    /** Who has it made: the party of the people it is about. */
    party: PartyId,
    activation: ActivationName,
    /** The name of the one list that this activation has on these versions. */
    list: Id,
    /** The people it is about, and the labels that come out. */
    versions: z.array(DatasetVersion).length(2),
    agreement: ChecksumText,
    /** Charged to the people of the first version, in millionths of ε. Spent from here on, whatever happens. */
    microEpsilon: z.int().positive(),
    /** Days after which it expires. */
    days: z.int().positive(),
  }),
  (draft, event, at) => {
    draft.lists.set(event.list, { ...event, at, released: undefined, expired: false });
    for (const { version } of event.versions) draft.queried.add(version);
  },
);
