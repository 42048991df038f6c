import { type Answered, answerKey, withoutPrice } from '#core/ledger/answer-key.ts';
import type { PaidAnswer, RoomState } from '#core/ledger/room-state.ts';
import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import type { Inquiry } from '#core/usecases/questions/inquiry.ts';
import { understoodThen } from '#core/usecases/questions/understood-then.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects'>;

const isOnVersionsOf = (answer: Answered, { identity }: Asked): boolean => {
  const { question, agreement } = answer;
  const own = withoutPrice({ ...identity, question, agreement });
  return answerKey(own) === answerKey(withoutPrice(answer));
};

/** Answers on these versions that were paid for and not finished, at that price or a higher one: the dearest first. */
const unfinished = ({ reservations, releases }: RoomState, asked: Asked): readonly PaidAnswer[] =>
  [...reservations]
    .filter(
      ([key, { answer, ...paid }]) =>
        !releases.has(key) &&
        paid.microEpsilon >= microEpsilon(asked.epsilon) &&
        isOnVersionsOf(answer, asked),
    )
    .map(([, paid]) => paid)
    .sort((a, b) => b.microEpsilon - a.microEpsilon);

type Paid = Pick<Asked, 'question' | 'signed'>;

/** What was paid for, if it is this question, in these words or as they were understood then. */
const paidQuestion = async (
  ports: Ports,
  paid: PaidAnswer,
  { asked, input }: { readonly asked: Asked; readonly input: unknown },
): Promise<Paid | undefined> => {
  const { question, agreement } = paid.answer;
  const isSame = question === asked.identity.question;
  if (agreement === asked.signed.digest) return isSame ? asked : undefined;
  const signed = await findAgreement(ports, agreement);
  if (typeof signed === 'string') return undefined;
  const then = isSame ? asked : understoodThen(paid, signed.agreement, input);
  return then && { question: then.question, signed };
};

/**
 * A question as it was paid for, at that price or a higher one, if that answer was not finished, also where it
 * was paid under an agreement that was in force before: it is finished under the terms that it was paid under, so
 * that a change of the agreement voids nothing. Any other question as it is.
 */
export const asPaid = async (
  ports: Ports,
  { state, input }: Pick<Inquiry, 'state' | 'input'>,
  asked: Asked,
): Promise<Asked> => {
  for (const paid of unfinished(state, asked)) {
    const then = await paidQuestion(ports, paid, { asked, input });
    if (then === undefined) continue;
    const { question, agreement, microEpsilon: price } = paid.answer;
    const identity = { ...asked.identity, question, agreement, microEpsilon: price };
    const { signed } = then;
    return {
      ...{ ...asked, signed, identity, question: then.question },
      epsilon: paid.microEpsilon / MICRO,
    };
  }
  return asked;
};
