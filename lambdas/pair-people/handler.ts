import { z } from 'zod';
import { Id } from '#core/ledger/fields.ts';
import { type PairingOutcome, pairPeople } from '#core/usecases/questions/pair-people.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

/** Names an answer that was paid for, and nothing else: on which lists and by which terms, the ledger says. */
const Input = z.strictObject({ answer: Id });

type Room = Parameters<typeof pairPeople>[0];

/** Matches the people of two lists by points for a question that was paid for, and keeps the match. */
export const makeHandler =
  (room: Room): Handle<PairingOutcome> =>
  async (event) => {
    const { answer } = Input.parse(event);
    const outcome = await pairPeople(room)(answer);
    report(outcome);
    return outcome;
  };

/** The function that answer-question calls, and does not wait for. */
export const handler = lambdaFunction('pair-people', makeHandler);
