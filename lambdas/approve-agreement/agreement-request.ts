import { z } from 'zod';
import { Agreement } from '#core/agreement/agreement-schema.ts';
import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { Checksum } from '#core/sha256.ts';
import { payloadOf } from '#lambdas/shared/signed-request.ts';

/** An agreement that declares all it may still fits. */
const RULES = { maxCharacters: 200_000, lacking: 'no agreement' };

const Payload = z.strictObject({
  agreement: Agreement,
  propose: z.literal(true).optional(),
  code: ChecksumText.optional(),
  templates: ChecksumText.optional(),
});

/** What a party says to the agreement of a room. */
export interface AgreementRequest {
  readonly signed: AgreementWithDigest;
  /** Only to put it on the table, and not to approve it. */
  readonly propose: boolean;
  /** The code that is approved with it, and the templates that the party held against the room. */
  readonly code?: Checksum | undefined;
  readonly templates?: Checksum | undefined;
}

/** The agreement in the payload, and what is asked for it. Throws AirlockError('usage') if it is none. */
export const agreementRequest = (event: unknown): AgreementRequest => {
  const parsed = Payload.safeParse(payloadOf(event, RULES));
  if (parsed.success) {
    const { agreement, propose = false, code, templates } = parsed.data;
    return { signed: withDigest(agreement), propose, code, templates };
  }
  throw new AirlockError(
    'usage',
    'The request does not hold just an agreement that keeps to its schema: put {"agreement": …}.',
    { cause: parsed.error },
  );
};
