import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Brand } from '#core/brand.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { Checksum } from '#core/sha256.ts';
import { fixedInput } from '#core/tokens/subkey.ts';

/** Digits of its check value: two keys have the same by chance once in 2^128. */
const CHECK_DIGITS = 32;

/** Digits of the mark of an event. */
const MARK_DIGITS = 16;

/** Tells one drop key from another. */
export type DropKeyCheck = Brand<string, 'DropKeyCheck'>;

/**
 * The key under which the digests of sealed drops are hashed once more. Both parties of a collaboration have it, and nobody
 * else: without it, trying out identifiers against a drop finds nobody. Messages are told apart by their length: 32 bytes of
 * a digest, 8 of a mark, and longer texts that name what they are for.
 */
export class DropKey {
  readonly #key: KeyObject;

  /** Takes a copy of the bytes, which the caller zeroes. */
  constructor(bytes: Uint8Array) {
    this.#key = createSecretKey(bytes);
  }

  /** What stands in a sealed drop in place of a digest: its HMAC-SHA-256 under this key, in hex. */
  keyed(digest: Digest): Digest {
    return this.#mac(Buffer.from(digest, 'hex')) as Digest;
  }

  /** The same of the 64 bits that tell an event from equal ones. */
  keyedMark(mark: string): string {
    return this.#mac(Buffer.from(mark, 'hex')).slice(0, MARK_DIGITS);
  }

  /** Tells this key from any other, and nothing of digests: the MAC of a text of its own. */
  get check(): DropKeyCheck {
    const mac = this.#mac(Buffer.from('airlock/drop-key-check/v1'));
    return mac.slice(0, CHECK_DIGITS) as DropKeyCheck;
  }

  /** Tells a part from others before it is sealed, to nobody but who has the key: two sealings of it differ. */
  contentOf(plain: Checksum): Checksum {
    return this.#mac(Buffer.from(`airlock/drop-part/v1;sha256=${plain}`)) as Checksum;
  }

  #mac(message: Uint8Array): string {
    return createHmac('sha256', this.#key).update(message).digest('hex');
  }
}

/**
 * The bytes of the drop key of a collaboration, which the caller zeroes. `tombstone-root` makes it, since it has to outlive
 * every epoch: whoever was forgotten is marked by what this key made, and a drop that was prepared before a rotation still
 * goes in. Labels keep it apart from the keys of marks.
 */
export const dropKeyBytes = (keyRing: KeyRing, collaboration: string): Promise<Uint8Array> =>
  keyRing.generateMac('tombstone-root', fixedInput('airlock/drop/v1', { collaboration }));

/** Derives the drop key of a collaboration for use in this process. */
export const dropKeyOf = async (keyRing: KeyRing, collaboration: string): Promise<DropKey> => {
  const bytes = await dropKeyBytes(keyRing, collaboration);
  try {
    return new DropKey(bytes);
  } finally {
    bytes.fill(0);
  }
};
