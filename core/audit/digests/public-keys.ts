import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { MAX_SIGNING_KEY_BITS } from '#core/audit/audit-limits.ts';
import { AirlockError } from '#core/errors.ts';

/** A public key as `ListPublicKeys` of CloudTrail gives it: times as text, or as seconds by older command lines. */
const ListedKey = z.object({
  Fingerprint: z.string().min(1).max(128),
  /** PKCS#1 in DER, in base64. */
  Value: z.base64().max(4_096),
  ValidityStartTime: z.union([z.string(), z.number()]).optional(),
  ValidityEndTime: z.union([z.string(), z.number()]).optional(),
});
const ListedKeys = z.union([
  z.array(ListedKey),
  z.object({ PublicKeyList: z.array(ListedKey) }).transform((answer) => answer.PublicKeyList),
]);

/** A key that digests are checked with. Where nothing says how long it holds, it holds always. */
export interface SigningKey {
  readonly fingerprint: string;
  readonly key: KeyObject;
  readonly from: number;
  readonly to: number;
}

const refused = (why: string, cause?: unknown): AirlockError =>
  new AirlockError(
    'usage',
    `The public keys cannot be used, ${why}: give what "aws cloudtrail list-public-keys" answers.`,
    { cause },
  );

const timeOf = (said: string | number | undefined, missing: number): number => {
  if (said === undefined) return missing;
  const time = typeof said === 'number' ? said * 1_000 : Date.parse(said);
  if (Number.isNaN(time)) throw refused('as one holds for no time');
  return time;
};

const keyOf = (value: string): KeyObject => {
  const der = Buffer.from(value, 'base64');
  try {
    return createPublicKey({ key: der, format: 'der', type: 'pkcs1' });
  } catch (cause) {
    throw refused('as one is no RSA key', cause);
  }
};

/**
 * The keys of what `ListPublicKeys` answered, or of a list of its keys from many regions. Throws
 * AirlockError('usage') if it is anything else.
 */
export const signingKeys = (listed: unknown): readonly SigningKey[] => {
  const parsed = ListedKeys.safeParse(listed);
  if (!parsed.success) throw refused('as they are no list of keys', parsed.error);
  return parsed.data.map(({ Fingerprint, Value, ValidityStartTime, ValidityEndTime }) => {
    const key = keyOf(Value);
    if ((key.asymmetricKeyDetails?.modulusLength ?? 0) > MAX_SIGNING_KEY_BITS)
      throw refused('as one is larger than any of CloudTrail');
    return {
      fingerprint: Fingerprint,
      key,
      from: timeOf(ValidityStartTime, Number.NEGATIVE_INFINITY),
      to: timeOf(ValidityEndTime, Number.POSITIVE_INFINITY),
    };
  });
};
