import { questionDigest } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import type { PaidAnswer } from '#core/ledger/room-state.ts';
import { findAgreement } from '#core/usecases/agreements/agreements.ts';
import { type Bid, parseBid } from '#core/usecases/questions/parse-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * A question as it was understood when that answer was paid for; undefined if it is another one. Another agreement may
 * have come into force since, under which the same words are another question: how much of a person counts, say.
 */
export const understoodThen = async (
  ports: Pick<RoomPorts, 'objects'>,
  { answer }: PaidAnswer,
  input: unknown,
): Promise<Bid | undefined> => {
  const found = await findAgreement(ports, answer.agreement);
  if (typeof found === 'string') return undefined;
  const bid = unlessUnknown(() => parseBid(input, found.agreement));
  return bid && questionDigest(bid.question) === answer.question ? bid : undefined;
};

const unlessUnknown = (parse: () => Bid): Bid | undefined => {
  try {
    return parse();
  } catch (error) {
    if (error instanceof AirlockError) return undefined;
    throw error;
  }
};
