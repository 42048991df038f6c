import { notRegular, readRegularFile } from '#adapters/regular-file.ts';
import { MAX_PUBLIC_KEYS_BYTES } from '#core/audit/audit-limits.ts';
import { type SigningKey, signingKeys } from '#core/audit/digests/public-keys.ts';
import { AirlockError } from '#core/errors.ts';

/** The public keys of a file that CloudTrail's answer was kept in. Throws AirlockError('usage') if it holds none. */
export const readPublicKeys = async (path: string): Promise<readonly SigningKey[]> => {
  const bytes = await readRegularFile(path, MAX_PUBLIC_KEYS_BYTES).catch((cause: unknown) => {
    throw new AirlockError('usage', `"${path}" cannot be read: check --public-keys.`, { cause });
  });
  if (!bytes) throw notRegular({ code: 'usage', path });
  return signingKeys(parsed(bytes));
};

/** What is no JSON is no list of keys either. */
const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
};
