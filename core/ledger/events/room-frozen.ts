import { z } from 'zod';
import { eventRule } from '#core/ledger/event-rule.ts';
import { FreezeReason, SIDE, sideKey } from '#core/ledger/freeze-side.ts';
import { noteFreeze } from '#core/ledger/freezes.ts';

/** Somebody stopped the room: no question is answered and no drop published until that side lifts it. */
export const roomFrozen = eventRule(
  z.strictObject({ type: z.literal('room-frozen'), ...SIDE, reason: FreezeReason }),
  (draft, event, at) => {
    draft.freezes.set(sideKey(event), { ...event, at });
    noteFreeze(draft, event, at);
  },
);
