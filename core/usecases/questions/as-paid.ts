import { answerKey, withoutPrice } from '#core/ledger/answer-key.ts';
import type { PaidAnswer, RoomState } from '#core/ledger/room-state.ts';
import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** Answers to the question that were paid for and not finished, at that price or a higher one: the dearest first. */
const unfinished = ({ reservations, releases }: RoomState, asked: Asked): readonly PaidAnswer[] =>
  [...reservations]
    .filter(([key, { answer, ...paid }]) => {
      const before = withoutPrice({ ...asked.identity, agreement: answer.agreement });
      return (
        !releases.has(key) &&
        paid.microEpsilon >= microEpsilon(asked.epsilon) &&
        answerKey(withoutPrice(answer)) === answerKey(before)
      );
    })
    .map(([, paid]) => paid)
    .sort((a, b) => b.microEpsilon - a.microEpsilon);

/**
 * A question as it was paid for, at that price or a higher one, if that answer was not finished, also where it
 * was paid under an agreement that was in force before: it is finished under the terms that it was paid under, so
 * that a change of the agreement voids nothing. Any other question as it is.
 */
export const asPaid = async (
  ports: Pick<RoomPorts, 'objects'>,
  state: RoomState,
  asked: Asked,
): Promise<Asked> => {
  for (const paid of unfinished(state, asked)) {
    const { agreement, microEpsilon: price } = paid.answer;
    const signed =
      agreement === asked.signed.digest ? asked.signed : await findAgreement(ports, agreement);
    if (typeof signed === 'string') continue;
    const identity = { ...asked.identity, agreement, microEpsilon: price };
    return { ...asked, signed, identity, epsilon: paid.microEpsilon / MICRO };
  }
  return asked;
};
