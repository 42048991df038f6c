import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';
import { ActivationName } from '#core/names.ts';
import { payloadOf } from '#lambdas/shared/signed-request.ts';

const RULES = { maxCharacters: 1_000, lacking: 'no activation' };

const Payload = z.strictObject({ activation: ActivationName, dryRun: z.boolean().default(false) });

/** Which list is to be made, or only told of. */
export type ListPayload = z.infer<typeof Payload>;

/** The payload of a list. Throws AirlockError('usage') if it is none. */
export const listPayload = (event: unknown): ListPayload => {
  const parsed = Payload.safeParse(payloadOf(event, RULES));
  if (parsed.success) return parsed.data;
  throw new AirlockError(
    'usage',
    'The request does not name just an activation, and whether only to tell of its list: put {"activation": …, "dryRun": true}.',
    { cause: parsed.error },
  );
};
