import { z } from 'zod';
import { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/parse-agreement.ts';
import { AirlockError } from '#core/errors.ts';
import { payloadOf } from '#lambdas/shared/signed-request.ts';

/** An agreement that declares all it may still fits. */
const RULES = { maxCharacters: 200_000, lacking: 'no agreement' };

const Payload = z.strictObject({ agreement: Agreement });

/** The agreement in the payload, with its digest. Throws AirlockError('usage') if it is none. */
export const agreementOf = (event: unknown): AgreementWithDigest => {
  const parsed = Payload.safeParse(payloadOf(event, RULES));
  if (parsed.success) return withDigest(parsed.data.agreement);
  throw new AirlockError(
    'usage',
    'The request does not hold just an agreement that keeps to its schema: put {"agreement": …}.',
    { cause: parsed.error },
  );
};
