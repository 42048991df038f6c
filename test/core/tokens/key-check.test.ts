import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { keyCheckOf } from '#core/tokens/key-check.ts';
import { derivationInput } from '#core/tokens/subkey.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';

const ROOT = Buffer.alloc(32, 7);
const ring = new MemoryKeyRing({ 'token-root-3': ROOT, 'token-root-4': ROOT });
const scope = { collaboration: 'a-b', epoch: 3 };
const mac = (message: Uint8Array | string): string =>
  createHmac('sha256', ROOT).update(message).digest('hex').slice(0, 32);

describe('a key check value', () => {
  it('is the first half of an HMAC over its own label, the collaboration and the epoch', async () => {
    const input = '\0\0\0\x01airlock/key-check/v1\0collaboration=a-b;epoch=3\0\0\x01\0';
    expect(await keyCheckOf(ring, scope)).toBe(mac(input));
  });

  it('is the beginning of no subkey, whatever the kind', async () => {
    const check = await keyCheckOf(ring, scope);
    for (const kind of IDENTIFIER_KINDS) expect(mac(derivationInput(kind, scope))).not.toBe(check);
  });

  it('is the same for one key, and another for another key, epoch or collaboration', async () => {
    expect(await keyCheckOf(ring, scope)).toBe(await keyCheckOf(ring, scope));
    const all = [
      await keyCheckOf(ring, scope),
      await keyCheckOf(new MemoryKeyRing({ 'token-root-3': Buffer.alloc(32, 8) }), scope),
      await keyCheckOf(ring, { ...scope, epoch: 4 }),
      await keyCheckOf(ring, { ...scope, collaboration: 'a-c' }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});
