import { z } from 'zod';
import { dropName } from '#core/ledger/drop-name.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { DATASET, Id } from '#core/ledger/fields.ts';
import { noteRefusal } from '#core/ledger/refusal-times.ts';
import { DROP_REFUSALS } from '#core/refusals.ts';

/** A drop was at fault, and became nothing. */
export const dropRefused = eventRule(
  z.strictObject({
    type: z.literal('drop-refused'),
    ...DATASET,
    drop: Id,
    reason: z.enum(DROP_REFUSALS),
  }),
  (draft, event, at) => {
    draft.drops.set(dropName(event), event);
    noteRefusal(draft, event, at);
  },
);
