import { playRights } from '#proof/access/play-rights.ts';
import { RECORDED_CODE, RecordedRoom } from '#proof/access/recorded-room.ts';
import { openFlowRoom, people } from '#proof/loopback/flow-room.ts';
import { PAIRED_OVERLAP, pairingAgreement } from '#proof/loopback/pairing-flow.ts';
import type { RecordedCall } from '#proof/loopback/recorded-call.ts';

/**
 * Plays a question on people who are matched by points: it has them paired, which another function does, and is asked again;
 * and what people have a right to. All its drops are sealed. Answers every call of it.
 */
export const recordPairs = async (): Promise<readonly RecordedCall[]> => {
  const local = await openFlowRoom({}, { agreement: pairingAgreement() });
  const room = new RecordedRoom(local);
  const { agreement } = local.signed;
  await room.post('brand', 'approve-agreement', { agreement, propose: true });
  for (const party of ['brand', 'publisher'] as const)
    await room.post(party, 'approve-agreement', { agreement, code: RECORDED_CODE });
  for (const party of ['brand', 'publisher'] as const)
    await room.accept(await room.deliver({ party, parts: [people(party, 0, 120)] }));
  for (const _ of ['has them paired', 'counts']) {
    await room.post('brand', 'answer-question', PAIRED_OVERLAP);
    await room.goOn();
  }
  await playRights(room, local);
  return room.recorder.calls;
};
