import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Subkey } from '#core/ports/key-ring.ts';
import { hmacPads } from '#core/tokens/hmac-pads.ts';
import { RFC_4231 } from '#test/core/tokens/rfc4231.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';

const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** What an engine does with the pads: H(outer ‖ H(inner ‖ message)). */
const macByPads = (key: Uint8Array, message: Uint8Array): string => {
  const { inner, outer } = hmacPads(key as Subkey);
  return sha256(outer, sha256(inner, message)).toString('hex');
};

describe('HMAC-SHA-256 by RFC 4231', () => {
  it.each(RFC_4231)('is what a key ring computes: $name', async ({ key, data, mac }) => {
    const ring = new MemoryKeyRing({ 'token-root': bytes(key) });
    const found = await ring.generateMac('token-root', bytes(data));
    expect(Buffer.from(found).toString('hex').slice(0, mac.length)).toBe(mac);
  });

  // Cases 6 and 7 have keys longer than a block, which HMAC hashes first. A subkey has 32 bytes.
  it.each(RFC_4231.filter(({ key }) => key.length <= 128))(
    'is what the pads come to: $name',
    ({ key, data, mac }) => {
      expect(macByPads(bytes(key), bytes(data)).slice(0, mac.length)).toBe(mac);
    },
  );
});

describe('the pads', () => {
  it('come to HMAC for every key of 32 bytes and every message (property)', () => {
    const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(key, fc.uint8Array({ maxLength: 200 }), (each, message) => {
        expect(macByPads(each, message)).toBe(
          createHmac('sha256', each).update(message).digest('hex'),
        );
      }),
    );
  });

  it('are 64 bytes each, and zero when they were zeroed', () => {
    const pads = hmacPads(new Uint8Array(32).fill(7) as Subkey);
    expect([pads.inner.length, pads.outer.length]).toEqual([64, 64]);
    pads.zero();
    expect([...pads.inner, ...pads.outer].every((byte) => byte === 0)).toBe(true);
  });

  it('leave the key as it is', () => {
    const key = new Uint8Array(32).fill(7) as Subkey;
    hmacPads(key).zero();
    expect(key.every((byte) => byte === 7)).toBe(true);
  });
});
