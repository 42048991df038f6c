import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { acceptInRoom, type DropForRoom } from '#proof/bench/data/accept-in-room.ts';
import type { Timer } from '#proof/bench/timing.ts';

/** Uploads a drop and measures its acceptance: checksum, lint, tokens, sort, vault, ledger. */
export const run = async (drop: DropForRoom, time: Timer): Promise<undefined> => {
  await acceptInRoom(drop, (room, arrived) => time(() => acceptDrop(room)(arrived)));
};
