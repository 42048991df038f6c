import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import { FreezeReason, SIDE } from '#core/ledger/freeze-side.ts';
import { DatasetName } from '#core/names.ts';
import { payloadOf } from '#lambdas/shared/signed-request.ts';

const RULES = {
  maxCharacters: 2_000,
  lacking: 'no freeze, no withdrawal, no epoch, no note and no review',
};

const Payload = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['freeze', 'unfreeze']), reason: FreezeReason, by: SIDE.by }),
  z.strictObject({ act: z.literal('note-pack'), manifest: ChecksumText, by: SIDE.by }),
  z.strictObject({ act: z.literal('record-review'), access: ChecksumText, by: SIDE.by }),
  z.strictObject({
    act: z.literal('withdraw'),
    dataset: DatasetName.optional(),
    by: z.literal('party'),
  }),
  z.strictObject({ act: z.literal('rotate'), by: SIDE.by }),
]);

/** What is to be done, why or with what, and as what whoever signed means to come. */
export type FreezeRequest = z.infer<typeof Payload>;

/** The payload of whatever a side says in the ledger. Throws AirlockError('usage') if it is none. */
export const freezeRequest = (event: unknown): FreezeRequest => {
  const parsed = Payload.safeParse(payloadOf(event, RULES));
  if (parsed.success) return parsed.data;
  throw new AirlockError(
    'usage',
    'The request does not say just what is to be done, by whom and why: put {"act": "freeze", "by": "party", "reason": …}, with a reason of one visible line, {"act": "note-pack", "by": "party", "manifest": …}, with the SHA-256 of a manifest, {"act": "record-review", "by": "party", "access": …}, with that of what "airlock review" said, {"act": "withdraw", "by": "party"}, or {"act": "rotate", "by": "party"}.',
    { cause: parsed.error },
  );
};
