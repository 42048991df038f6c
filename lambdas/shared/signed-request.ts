import { z } from 'zod';
import { PARTY_HEADER } from '#core/access/party-header.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { partyOfAccount } from '#core/agreement/lookup.ts';
import { AirlockError, refusal } from '#core/errors.ts';

/** A request that IAM has authenticated: only what is used of it. */
const SignedRequest = z.object({
  requestContext: z.object({
    authorizer: z.object({ iam: z.object({ accountId: z.string().regex(/^\d{12}$/) }) }),
  }),
});

const Claim = z.object({
  headers: z.object({ [PARTY_HEADER]: z.string().max(64).optional() }).default({}),
});

const Request = z.object({ body: z.string(), isBase64Encoded: z.boolean().default(false) });

/** Any JSON object, as it is: a schema would leave the key `__proto__` out of it unseen. */
const Payload = z.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** Fields by which a payload might say who asks. */
const NAMES_ASKER = ['party', 'asker', 'account', 'accountId'];

/** The account that signed the request, as AWS says. Throws AirlockError('refused') if none did. */
export const accountOf = (event: unknown): string => {
  const signed = SignedRequest.safeParse(event);
  if (signed.success) return signed.data.requestContext.authorizer.iam.accountId;
  throw refusal('unknown-account', 'The request is not signed by an AWS account: sign it.');
};

/**
 * The party whose account signed the request. Throws AirlockError('refused') if it is no party's, or
 * another party's than the client meant to speak for.
 */
export const signerOf = (event: unknown, agreement: Agreement): string => {
  const { id } = partyOfAccount(agreement, accountOf(event));
  const claimed = Claim.parse(event).headers[PARTY_HEADER];
  if (claimed === undefined || claimed === id) return id;
  throw refusal(
    'wrong-party',
    `The request was signed by the account of "${id}", not of the party that it names: sign in to that party's account, or name "${id}".`,
  );
};

/** How a payload is read. */
export interface PayloadRules {
  readonly maxCharacters: number;
  /** What must be in it, e.g. `no question`. */
  readonly lacking: string;
}

/** The JSON object in the body. Throws AirlockError('usage') if there is none, or it says who asks. */
export const payloadOf = (
  event: unknown,
  rules: PayloadRules,
): Readonly<Record<string, unknown>> => {
  const request = Request.safeParse(event);
  if (!request.success) throw malformed(rules, request.error);
  const payload = Payload.safeParse(documentOf(request.data, rules));
  if (!payload.success) throw malformed(rules, payload.error);
  const named = NAMES_ASKER.find((field) => Object.hasOwn(payload.data, field));
  if (named === undefined) return payload.data;
  throw new AirlockError(
    'usage',
    `Leave "${named}" out: who asks is the account that signs the request.`,
  );
};

const documentOf = (
  { body, isBase64Encoded }: z.infer<typeof Request>,
  rules: PayloadRules,
): unknown => {
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (text.length > rules.maxCharacters) throw malformed(rules, undefined);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed(rules, cause);
  }
};

const malformed = ({ lacking }: PayloadRules, cause: unknown): AirlockError =>
  new AirlockError('usage', `The request has ${lacking} in it: put it as JSON in the body.`, {
    cause,
  });
