import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OWN_SLOTS } from '#core/identifiers/kinds.ts';
import {
  tombstoneInput,
  tombstoneKeyCheck,
  withTombstoneKeys,
} from '#core/tokens/tombstone-keys.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';

const ROOT = Uint8Array.from({ length: 32 }, (_, at) => at);
const ring = new MemoryKeyRing({ 'tombstone-root': ROOT });
const SCOPE = { collaboration: 'spring-2026', party: 'brand' };

const keysOf = (kinds: Parameters<typeof withTombstoneKeys>[1]['kinds'], scope = SCOPE) =>
  withTombstoneKeys(ring, { kinds, scope }, async (keys) =>
    [...keys.values()].map((key) => Buffer.from(key).toString('hex')),
  );

describe('the keys of marks', () => {
  it('are derived as those of tokens are, by SP 800-108 in counter mode, under a root of their own and of no epoch', async () => {
    const input = Buffer.concat([
      Buffer.from([0, 0, 0, 1]),
      Buffer.from('airlock/tombstone/v1/email'),
      Buffer.from([0]),
      Buffer.from('collaboration=spring-2026;party=brand'),
      Buffer.from([0, 0, 1, 0]),
    ]);
    expect(Buffer.from(tombstoneInput('email', SCOPE))).toEqual(input);
    expect(await keysOf(['email'])).toEqual([
      createHmac('sha256', ROOT).update(input).digest('hex'),
    ]);
  });

  it('differ by kind, party and collaboration, and are one for all places of own ids', async () => {
    const [email, phone, ...own] = await keysOf(['email', 'phone', ...OWN_SLOTS]);
    expect(new Set(own).size).toBe(1);
    const [others] = await keysOf(['email'], { ...SCOPE, party: 'publisher' });
    const [elsewhere] = await keysOf(['email'], { ...SCOPE, collaboration: 'autumn' });
    expect(new Set([email, phone, own[0], others, elsewhere]).size).toBe(5);
  });

  it('are zeroed once they were used, and told apart by a value that is of no mark', async () => {
    let lent: Uint8Array | undefined;
    await withTombstoneKeys(ring, { kinds: ['email'], scope: SCOPE }, async (keys) => {
      lent = keys.get('email');
    });
    expect([...(lent ?? [])]).toEqual(Array.from({ length: 32 }, () => 0));
    const check = await tombstoneKeyCheck(ring, SCOPE);
    expect(check).toMatch(/^[0-9a-f]{32}$/);
    expect(await tombstoneKeyCheck(new MemoryKeyRing(), SCOPE)).not.toBe(check);
  });
});
