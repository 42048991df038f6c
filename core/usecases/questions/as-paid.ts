import { answerKey } from '#core/ledger/answer-key.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * A question as it was paid for under an agreement that was in force before, if that answer was not finished: it
 * is finished under the terms that it was paid under, so that a change of the agreement voids nothing. Any other
 * question as it is.
 */
export const asPaid = async (
  ports: Pick<RoomPorts, 'objects'>,
  { proposals, reservations, releases }: RoomState,
  asked: Asked,
): Promise<Asked> => {
  if (reservations.has(answerKey(asked.identity))) return asked;
  for (const agreement of proposals) {
    const identity = { ...asked.identity, agreement };
    const key = answerKey(identity);
    if (!reservations.has(key) || releases.has(key)) continue;
    const signed = await findAgreement(ports, agreement);
    if (typeof signed !== 'string') return { ...asked, signed, identity };
  }
  return asked;
};
