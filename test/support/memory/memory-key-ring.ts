import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { MAX_MAC_MESSAGE_BYTES } from '#core/limits.ts';
import type { KeyName, KeyRing } from '#core/ports/key-ring.ts';

/** Keys in memory: random ones, or those that a test names. */
export class MemoryKeyRing implements KeyRing {
  readonly #keys: Readonly<Record<KeyName, Uint8Array>>;

  constructor(keys: Partial<Record<KeyName, Uint8Array>> = {}) {
    this.#keys = {
      'token-root': randomBytes(32),
      'ledger-seal': randomBytes(32),
      'tombstone-root': randomBytes(32),
      ...keys,
    };
  }

  async generateMac(key: KeyName, message: Uint8Array): Promise<Uint8Array> {
    // What KMS would not take must not pass here either.
    if (message.length > MAX_MAC_MESSAGE_BYTES) throw new Error('too long a message for a MAC');
    return createHmac('sha256', this.#keys[key]).update(message).digest();
  }

  async verifyMac(key: KeyName, message: Uint8Array, mac: Uint8Array): Promise<boolean> {
    const expected = await this.generateMac(key, message);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  }
}
