import { playRights } from '#proof/access/play-rights.ts';
import { RecordedRoom } from '#proof/access/recorded-room.ts';
import { openFlowRoom, people } from '#proof/loopback/flow-room.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { agreeIn, night, Play, type PlayedHistory, playedRoom } from '#proof/trail/play-history.ts';

const delivered = { party: 'brand', parts: [people('brand', 0, 200)] } as const;
const again = { party: 'brand', parts: [people('brand', 0, 201)] } as const;

/** As `playHistory`, a day on which the brand asks about a person, has some forgotten, and delivers them anew. */
export const playErasure = async (): Promise<PlayedHistory> => {
  const local = await openFlowRoom({});
  const play = new Play();
  const room = new RecordedRoom(local, play.onlooker);
  try {
    play.aside();
    await agreeIn(room, play, local.signed.agreement);
    await room.accept(await room.deliver(delivered));
    play.rest();
    await playRights(room, local);
    play.rest();
    await room.accept(await room.deliver(again));
    await night(room, play);
    play.until(12);
    play.aside();
    const entries = await room.partyRoom('brand analyst').ledger.entries();
    return { room: playedRoom(), events: play.writer.events, entries };
  } finally {
    await closeTestRooms();
  }
};
