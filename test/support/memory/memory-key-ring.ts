import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { MAX_MAC_MESSAGE_BYTES } from '#core/limits.ts';
import type { EpochKeys } from '#core/ports/epoch-keys.ts';
import type { KeyId, KeyRing } from '#core/ports/key-ring.ts';
import { tokenRootOf } from '#core/tokens/token-root.ts';

/** Keys in memory: random ones, or those that a test names. */
export class MemoryKeyRing implements KeyRing, EpochKeys {
  readonly #keys: Map<KeyId, Uint8Array>;

  constructor(keys: Partial<Record<KeyId, Uint8Array>> = {}) {
    const all = {
      'token-root': randomBytes(32),
      'ledger-seal': randomBytes(32),
      'tombstone-root': randomBytes(32),
      ...keys,
    };
    this.#keys = new Map(Object.entries(all) as [KeyId, Uint8Array][]);
  }

  async generateMac(key: KeyId, message: Uint8Array): Promise<Uint8Array> {
    // What KMS would not take must not pass here either.
    if (message.length > MAX_MAC_MESSAGE_BYTES) throw new Error('too long a message for a MAC');
    const bytes = this.#keys.get(key);
    if (bytes === undefined) throw new Error(`there is no ${key} key`);
    return createHmac('sha256', bytes).update(message).digest();
  }

  async verifyMac(key: KeyId, message: Uint8Array, mac: Uint8Array): Promise<boolean> {
    const expected = await this.generateMac(key, message);
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  }

  async make(epoch: number): Promise<void> {
    if (!(await this.has(epoch))) this.#keys.set(tokenRootOf(epoch), randomBytes(32));
  }

  async has(epoch: number): Promise<boolean> {
    return this.#keys.has(tokenRootOf(epoch));
  }

  async destroy(epoch: number): Promise<void> {
    this.#keys.delete(tokenRootOf(epoch));
  }
}
