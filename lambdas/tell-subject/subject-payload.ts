import { z } from 'zod';
import { SUBJECT_KINDS, type SubjectIdentifier } from '#core/drops/subject-identifier.ts';
import { AirlockError } from '#core/errors.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import { MAX_SUBJECT_IDENTIFIERS } from '#core/subject-limits.ts';
import { payloadOf } from '#lambdas/shared/signed-request.ts';

/** Each is a kind and 64 digits. */
const RULES = { maxCharacters: MAX_SUBJECT_IDENTIFIERS * 200, lacking: 'nobody to tell of' };

const DigestText = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<Digest, string>;

const Payload = z.strictObject({
  identifiers: z
    .array(z.strictObject({ kind: z.enum(SUBJECT_KINDS), digest: DigestText }))
    .min(1)
    .max(MAX_SUBJECT_IDENTIFIERS),
});

const Key = z.strictObject({ dropKey: z.literal(true) });

/** Whether a party asks for what it seals its drops with, and for nothing of a person. */
export const asksForDropKey = (event: unknown): boolean =>
  Key.safeParse(payloadOf(event, RULES)).success;

/** By which identifiers of a person is looked. Throws AirlockError('usage') if the payload is none, and says nothing of it. */
export const subjectPayload = (event: unknown): readonly SubjectIdentifier[] => {
  const parsed = Payload.safeParse(payloadOf(event, RULES));
  if (parsed.success) return parsed.data.identifiers;
  throw new AirlockError(
    'usage',
    `The request does not name one person: put {"identifiers": [{"kind": …, "digest": …}]}, 1 to ${MAX_SUBJECT_IDENTIFIERS} of them, each hashed.`,
  );
};
