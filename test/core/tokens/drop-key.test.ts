import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Digest } from '#core/identifiers/digest.ts';
import { sha256 } from '#core/sha256.ts';
import { DropKey, dropKeyBytes, dropKeyOf } from '#core/tokens/drop-key.ts';
import { withTombstoneKeys } from '#core/tokens/tombstone-keys.ts';
import { digestOf } from '#proof/rehearsal/drop.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';

const BYTES = Buffer.alloc(32, 7);
const KEY = new DropKey(BYTES);
const DIGEST = digestOf('ada@example.org') as Digest;
const mac = (message: string | Buffer): string =>
  createHmac('sha256', BYTES).update(message).digest('hex');

describe('a drop key', () => {
  it('makes of a digest its HMAC-SHA-256, over the bytes and not the text', () => {
    expect(KEY.keyed(DIGEST)).toBe(mac(Buffer.from(DIGEST, 'hex')));
  });

  it('makes of the mark of an event the first 64 bits of its own', () => {
    expect(KEY.keyedMark('00000000000000ff')).toBe(
      mac(Buffer.from('00000000000000ff', 'hex')).slice(0, 16),
    );
  });

  it('is told from others by a check value, and a part by what it holds, which are no digests of a drop', () => {
    const plain = sha256('a part');
    expect(KEY.check).toBe(mac('airlock/drop-key-check/v1').slice(0, 32));
    expect(KEY.contentOf(plain)).toBe(mac(`airlock/drop-part/v1;sha256=${plain}`));
    expect(new DropKey(Buffer.alloc(32, 8)).check).not.toBe(KEY.check);
    expect(KEY.contentOf(plain)).not.toBe(KEY.keyed(plain as unknown as Digest));
  });

  it('keeps a copy, so that whoever made it may forget the bytes', () => {
    const bytes = Buffer.from(BYTES);
    const key = new DropKey(bytes);
    bytes.fill(0);
    expect(key.keyed(DIGEST)).toBe(KEY.keyed(DIGEST));
  });

  it('is of a collaboration and its root alone: no epoch, and no key of tokens, changes it', async () => {
    const root = Buffer.alloc(32, 1);
    const ring = (seed: number, tombstones = root): MemoryKeyRing =>
      new MemoryKeyRing({ 'token-root': Buffer.alloc(32, seed), 'tombstone-root': tombstones });
    const { check } = await dropKeyOf(ring(2), 'spring');
    expect((await dropKeyOf(ring(3), 'spring')).check).toBe(check);
    expect((await dropKeyOf(ring(2), 'autumn')).check).not.toBe(check);
    expect((await dropKeyOf(ring(2, Buffer.alloc(32, 9)), 'spring')).check).not.toBe(check);
  });

  it('is by its label apart from the keys of marks, which have the same root', async () => {
    const ring = new MemoryKeyRing();
    const bytes = Buffer.from(await dropKeyBytes(ring, 'spring')).toString('hex');
    const scope = { collaboration: 'spring', party: 'brand' };
    await withTombstoneKeys(ring, { kinds: ['email', 'phone'], scope }, async (keys) => {
      for (const key of keys.values()) expect(Buffer.from(key).toString('hex')).not.toBe(bytes);
    });
  });
});
