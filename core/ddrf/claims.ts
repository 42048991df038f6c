import { z } from 'zod';

/** The version of the framework that is spoken. */
export const DDRF_VERSION = '1.0';

/** A domain as `iss` names it (the eTLD+1): lower case, so that one name is one issuer. */
export const Domain = z
  .string()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/);

const text = z.string().min(1).max(512);

const Subject = z.object({ identifierValue: text, identifierType: text, identifierFormat: text });

const jsonOf = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};

/** The table of the framework calls `sub` a string, its examples have an object: both are read. */
const SubjectClaim = z.preprocess(jsonOf, Subject);

/** What is asked of every token. Times are judged by themselves: one that is there and wrong has a result of its own. */
const COMMON = {
  version: z.string(),
  jti: text,
  iss: text,
  iat: z.unknown().refine((value) => value !== undefined),
  exp: z.unknown().optional(),
  nbf: z.unknown().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
};

/** What the party that a person spoke to says of the request: the claims of an idJWT. Others are left out. */
export const IdClaims = z.object({ ...COMMON, sub: SubjectClaim });
export type IdClaims = z.infer<typeof IdClaims>;

/** What a requester says to a recipient: the claims of an rqJWT, with the idJWT in it. */
export const RequestClaims = z.object({ ...COMMON, sub: SubjectClaim, idJWT: z.string().min(1) });
export type RequestClaims = z.infer<typeof RequestClaims>;

/** What a recipient answers: the claims of an acJWT. */
export const AcknowledgementClaims = z.strictObject({
  version: z.literal(DDRF_VERSION),
  rqJWT: z.string(),
  jti: z.string(),
  iss: Domain,
  iat: z.int().positive(),
  raResultCode: z.int().min(0).max(6),
  raResultString: z.string().optional(),
});
export type AcknowledgementClaims = z.infer<typeof AcknowledgementClaims>;
