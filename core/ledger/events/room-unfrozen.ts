import { z } from 'zod';
import { eventRule } from '#core/ledger/event-rule.ts';
import { FreezeReason, SIDE, sideKey } from '#core/ledger/freeze-side.ts';

/** A side lifted its own freeze; those of the others stand. */
export const roomUnfrozen = eventRule(
  z.strictObject({ type: z.literal('room-unfrozen'), ...SIDE, reason: FreezeReason }),
  (draft, event) => {
    draft.freezes.delete(sideKey(event));
  },
);
