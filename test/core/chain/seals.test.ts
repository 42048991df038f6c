import { describe, expect, it } from 'vitest';
import { isSealed, sealOf } from '#core/chain/chain.ts';
import { MAX_MAC_MESSAGE_BYTES } from '#core/limits.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';

describe('a seal', () => {
  const keyRing = new MemoryKeyRing();
  const document = (bytes: number, end: string) => ({ text: 'x'.repeat(bytes) + end });

  it.each([10, MAX_MAC_MESSAGE_BYTES - 11, MAX_MAC_MESSAGE_BYTES, 1_000_000])(
    'is made of a document of %d bytes, and is broken by another end of it',
    async (bytes) => {
      const seal = await sealOf(keyRing, document(bytes, 'a'));
      expect(await isSealed(keyRing, document(bytes, 'a'), seal)).toBe(true);
      expect(await isSealed(keyRing, document(bytes, 'b'), seal)).toBe(false);
    },
  );
});
