import { z } from 'zod';
import { AirlockError } from '#core/errors.ts';

/** A request that IAM has authenticated: only what is used of it. */
const SignedRequest = z.object({
  requestContext: z.object({
    authorizer: z.object({ iam: z.object({ accountId: z.string().regex(/^\d{12}$/) }) }),
  }),
});

const Request = z.object({
  body: z.string().max(10_000),
  isBase64Encoded: z.boolean().default(false),
});

/** Fields by which a payload might say who asks. */
const NAMES_ASKER = ['party', 'asker', 'account', 'accountId'];

/** The account that signed the request, as AWS says. Throws AirlockError('refused') if none did. */
export const accountOf = (event: unknown): string => {
  const signed = SignedRequest.safeParse(event);
  if (signed.success) return signed.data.requestContext.authorizer.iam.accountId;
  throw new AirlockError('refused', 'The request is not signed by an AWS account: sign it.');
};

/** A question as it was put, and whether only its cost is wanted. */
export interface AskedQuestion {
  readonly question: unknown;
  readonly dryRun: boolean;
}

/** Reads the payload. What the question itself may say is for the agreement to judge. */
export const askedOf = (event: unknown): AskedQuestion => {
  const { dryRun, ...question } = Payload.parse(documentOf(event));
  const named = NAMES_ASKER.find((field) => Object.hasOwn(question, field));
  if (named)
    throw new AirlockError(
      'usage',
      `Leave "${named}" out: who asks is the account that signs the request.`,
    );
  return { question, dryRun };
};

const Payload = z.looseObject({ dryRun: z.boolean().default(false) });

const documentOf = (event: unknown): unknown => {
  const request = Request.safeParse(event);
  if (!request.success) throw malformed(request.error);
  const { body, isBase64Encoded } = request.data;
  try {
    return JSON.parse(isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body);
  } catch (cause) {
    throw malformed(cause);
  }
};

const malformed = (cause: unknown): AirlockError =>
  new AirlockError('usage', 'The request has no question in it: put it as JSON in the body.', {
    cause,
  });
