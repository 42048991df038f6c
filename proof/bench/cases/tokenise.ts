import type { Tokeniser } from '#core/ports/tokeniser.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { acceptInRoom, type DropForRoom } from '#proof/bench/data/accept-in-room.ts';
import type { Timer } from '#proof/bench/timing.ts';

/** Accepts a drop, and measures of it what a function does that tokenises a part: the sum over all parts. */
export const run = async (drop: DropForRoom, time: Timer): Promise<undefined> => {
  await acceptInRoom(drop, (room, arrived) => {
    const tokeniser: Tokeniser = {
      tokenise: (task) => time(() => room.tokeniser.tokenise(task)),
      tokeniseEvents: (task) => time(() => room.tokeniser.tokeniseEvents(task)),
    };
    return acceptDrop({ ...room, tokeniser })(arrived);
  });
};
