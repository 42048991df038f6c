import { deployedClient } from '#adapters/aws/client/deployed-client.ts';
import { RecordedRoom } from '#proof/access/recorded-room.ts';
import { openFlowRoom } from '#proof/loopback/flow-room.ts';
import { listFlowAgreement, sizeFound } from '#proof/loopback/list-flow.ts';
import {
  BRAND,
  brandDrop,
  LIST_SIZE,
  PUBLISHER,
  publisherDrop,
} from '#proof/rehearsal/list-people.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { agreeIn, night, Play, type PlayedHistory, playedRoom } from '#proof/trail/play-history.ts';

const live = async (room: RecordedRoom, play: Play, agreement: object): Promise<void> => {
  await agreeIn(room, play, agreement);
  for (const drop of [brandDrop(BRAND), publisherDrop(PUBLISHER)]) {
    await room.accept(await room.deliverCrafted(drop));
    play.rest();
  }
  await room.post('brand', 'answer-question', LIST_SIZE);
  for (const dryRun of [true, false, false]) {
    await room.post('brand', 'make-list', { activation: 'reach_gold', dryRun });
    play.rest();
  }
  await deployedClient(room.partyRoom('publisher analyst')).takeList('publisher', 'reach_gold');
  await night(room, play);
};

/** As `playHistory`, a day on which the brand has a list made and the publisher takes it. */
export const playLists = async (): Promise<PlayedHistory> => {
  const local = await openFlowRoom({}, { agreement: listFlowAgreement() });
  const play = new Play();
  const room = new RecordedRoom(local, play.onlooker, sizeFound());
  try {
    play.aside();
    await live(room, play, local.signed.agreement);
    play.until(12);
    play.aside();
    const entries = await room.partyRoom('brand analyst').ledger.entries();
    return { room: playedRoom(), events: play.writer.events, entries };
  } finally {
    await closeTestRooms();
  }
};
