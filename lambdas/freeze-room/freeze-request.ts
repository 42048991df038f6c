import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';
import { FreezeReason, SIDE } from '#core/ledger/freeze-side.ts';
import { payloadOf } from '#lambdas/shared/signed-request.ts';

const RULES = { maxCharacters: 2_000, lacking: 'no freeze' };

const Payload = z.strictObject({
  act: z.enum(['freeze', 'unfreeze']),
  reason: FreezeReason,
  by: SIDE.by,
});

/** What is to be done and why, and as what whoever signed means to come. */
export type FreezeRequest = z.infer<typeof Payload>;

/** The payload of a freeze. Throws AirlockError('usage') if it is none. */
export const freezeRequest = (event: unknown): FreezeRequest => {
  const parsed = Payload.safeParse(payloadOf(event, RULES));
  if (parsed.success) return parsed.data;
  throw new AirlockError(
    'usage',
    'The request does not say just what is to be done, by whom and why: put {"act": "freeze", "by": "party", "reason": …}, with a reason of one visible line.',
    { cause: parsed.error },
  );
};
