import type { KeyRing } from '#core/ports/key-ring.ts';
import { fixedInput, type TokenScope } from '#core/tokens/subkey.ts';
import { tokenRootOf } from '#core/tokens/token-root.ts';

/** Bytes of a key check value: two keys have the same by chance once in 2^128. */
const CHECK_BYTES = 16;

/**
 * Tells one token key from another: the first 128 bits of its HMAC over a text of its own. It tells nothing
 * about tokens. They come from HMACs of the same key over texts with other labels, and whoever cannot tell
 * HMAC-SHA-256 from chance learns from its value at one text nothing about its values at others.
 */
export const keyCheckOf = async (
  keyRing: KeyRing,
  { collaboration, epoch }: TokenScope,
): Promise<string> => {
  const input = fixedInput('airlock/key-check/v1', { collaboration, epoch });
  const mac = await keyRing.generateMac(tokenRootOf(epoch), input);
  return Buffer.from(mac).subarray(0, CHECK_BYTES).toString('hex');
};
