import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { questionDigest } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import type { PaidAnswer } from '#core/ledger/room-state.ts';
import { type Bid, parseBid } from '#core/usecases/questions/parse-question.ts';

/**
 * A question as it was understood when that answer was paid for, under the agreement of then; undefined if it is another
 * one. Under the one in force now the same words may be another question: how much of a person counts, say.
 */
export const understoodThen = (
  { answer }: PaidAnswer,
  then: Agreement,
  input: unknown,
): Bid | undefined => {
  const bid = unlessUnknown(() => parseBid(input, then));
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
