import { RecordedRoom } from '#proof/access/recorded-room.ts';
import { openFlowRoom, people } from '#proof/loopback/flow-room.ts';
import { PAIRED_OVERLAP, pairingAgreement } from '#proof/loopback/pairing-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { agreeIn, night, Play, type PlayedHistory, playedRoom } from '#proof/trail/play-history.ts';

/** As `playHistory`, a day on which a question has people paired by points, whose drops are sealed. */
export const playPairs = async (): Promise<PlayedHistory> => {
  const local = await openFlowRoom({}, { agreement: pairingAgreement() });
  const play = new Play();
  const room = new RecordedRoom(local, play.onlooker);
  try {
    play.aside();
    await agreeIn(room, play, local.signed.agreement);
    for (const party of ['brand', 'publisher'] as const) {
      await room.accept(await room.deliver({ party, parts: [people(party, 0, 120)] }));
      play.rest();
    }
    for (const _ of ['has them paired', 'counts']) {
      await room.post('brand', 'answer-question', PAIRED_OVERLAP);
      await room.goOn();
      play.rest();
    }
    await night(room, play);
    play.until(12);
    play.aside();
    const entries = await room.partyRoom('brand analyst').ledger.entries();
    return { room: playedRoom(), events: play.writer.events, entries };
  } finally {
    await closeTestRooms();
  }
};
