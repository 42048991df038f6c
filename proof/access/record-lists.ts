import { deployedClient } from '#adapters/aws/client/deployed-client.ts';
import { makeHandler as makeExpireData } from '#lambdas/expire-data/handler.ts';
import { makeHandler as makeVerifyRoom } from '#lambdas/verify-room/handler.ts';
import { RECORDED_CODE, RecordedRoom } from '#proof/access/recorded-room.ts';
import { openFlowRoom } from '#proof/loopback/flow-room.ts';
import { listFlowAgreement, sizeFound } from '#proof/loopback/list-flow.ts';
import type { RecordedCall } from '#proof/loopback/recorded-call.ts';
import {
  BRAND,
  brandDrop,
  LIST_SIZE,
  PUBLISHER,
  publisherDrop,
} from '#proof/rehearsal/list-people.ts';

/**
 * Plays the life of a list by the real handlers over fake AWS: both deliver, the brand asks for its size and has it made, the
 * publisher takes it home, the room verifies it and removes it when it is over. Answers every call of it.
 */
export const recordLists = async (): Promise<readonly RecordedCall[]> => {
  const local = await openFlowRoom({}, { agreement: listFlowAgreement() });
  const room = new RecordedRoom(local, undefined, sizeFound());
  const { agreement } = local.signed;
  await room.post('brand', 'approve-agreement', { agreement, propose: true });
  for (const party of ['brand', 'publisher'] as const)
    await room.post(party, 'approve-agreement', { agreement, code: RECORDED_CODE });
  for (const drop of [brandDrop(BRAND), publisherDrop(PUBLISHER)])
    await room.accept(await room.deliverCrafted(drop));
  await room.post('brand', 'answer-question', LIST_SIZE);
  for (const dryRun of [true, false, false])
    await room.post('brand', 'make-list', { activation: 'reach_gold', dryRun });
  const publisher = deployedClient(room.partyRoom('publisher analyst'));
  const { labels } = await publisher.takeList('publisher', 'reach_gold');
  if (labels.length === 0) throw new Error('a list was taken, and nobody was on it');
  await makeVerifyRoom(room.of('verify-room'))({});
  await makeExpireData(room.of('expire-data', { days: 40 }))({});
  return room.recorder.calls;
};
