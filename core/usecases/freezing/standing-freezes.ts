import type { FreezeDocument } from '#core/documents/freeze-document.ts';
import type { RoomState } from '#core/ledger/room-state.ts';

/** The freezes that stand, the oldest first. */
export const standingFreezes = ({ freezes }: RoomState): FreezeDocument['standing'] =>
  [...freezes.values()].map(({ by, party, at, reason }) => ({
    by,
    ...(party !== undefined && { party }),
    ...{ at, reason },
  }));
