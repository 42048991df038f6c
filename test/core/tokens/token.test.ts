import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Digest } from '#core/identifiers/digest.ts';
import { IDENTIFIER_KINDS, OWN_SLOTS, type TokenKind } from '#core/identifiers/kinds.ts';
import type { KeyRing, Subkey } from '#core/ports/key-ring.ts';
import { derivationInput, ownIdInput, withSubkeys } from '#core/tokens/subkey.ts';
import { tokenOf } from '#core/tokens/token.ts';
import { tokenRootOf } from '#core/tokens/token-root.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
// Made by test/vectors/make-tokens.py with Python's hmac and hashlib, from the text of NIST
// SP 800-108r1 section 4.1 and RFC 2104, without a line of this project.
import ownVectors from '#test/vectors/own-tokens.json' with { type: 'json' };
import vectors from '#test/vectors/tokens.json' with { type: 'json' };

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
/** A party, of which no token of a kind of identifier knows. */
const ANYBODY = { party: 'anybody' };
/** A ring that holds this root key for these epochs. */
const ringOf = (rootKey: string, ...epochs: readonly number[]): KeyRing =>
  new MemoryKeyRing(
    Object.fromEntries(
      [1, ...epochs].map((epoch) => [tokenRootOf(epoch), Buffer.from(rootKey, 'hex')]),
    ),
  );

const subkeyOf = (ring: KeyRing, kind: TokenKind, scope: Parameters<typeof ownIdInput>[0]) =>
  withSubkeys(ring, { kinds: [kind], scope }, async (subkeys) =>
    hex(subkeys.get(kind) ?? new Uint8Array()),
  );

describe('known answers', () => {
  it.each(vectors)('hold for $kind of $collaboration in epoch $epoch', async (vector) => {
    const kind = vector.kind as (typeof IDENTIFIER_KINDS)[number];
    const scope = { ...ANYBODY, collaboration: vector.collaboration, epoch: vector.epoch };
    expect(hex(derivationInput(kind, scope))).toBe(vector.input);
    const ring = ringOf(vector.rootKey, vector.epoch);
    const made = await withSubkeys(ring, { kinds: [kind], scope }, async (subkeys) => {
      const subkey = subkeys.get(kind);
      if (!subkey) throw new Error('no subkey');
      return { subkey: hex(subkey), ...tokenOf(subkey, vector.digest as Digest) };
    });
    expect(made).toEqual({ subkey: vector.subkey, hi: BigInt(vector.hi), lo: BigInt(vector.lo) });
  });
});

describe("known answers of a party's own ids", () => {
  it.each(ownVectors)('hold for $party of $collaboration in epoch $epoch', async (vector) => {
    const { collaboration, epoch, party } = vector;
    const scope = { collaboration, epoch, party };
    expect(hex(ownIdInput(scope))).toBe(vector.input);
    const run = withSubkeys(
      ringOf(vector.rootKey, epoch),
      { kinds: OWN_SLOTS, scope },
      async (subkeys) =>
        OWN_SLOTS.map((slot) => {
          const subkey = subkeys.get(slot);
          if (!subkey) throw new Error('no subkey');
          return { subkey: hex(subkey), ...tokenOf(subkey, vector.digest as Digest) };
        }),
    );
    const answer = { subkey: vector.subkey, hi: BigInt(vector.hi), lo: BigInt(vector.lo) };
    expect(await run).toEqual(OWN_SLOTS.map(() => answer));
  });
});

describe('the input of the key derivation', () => {
  it('is counter, label, zero byte, context and length, byte for byte', () => {
    const input = derivationInput('email', { collaboration: 'a-b', epoch: 3 });
    expect(Buffer.from(input).toString('latin1')).toBe(
      '\0\0\0\x01airlock/token/v1/email\0collaboration=a-b;epoch=3\0\0\x01\0',
    );
  });

  it('differs for every two scopes (property)', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
    const scope = fc.record({
      kind: fc.constantFrom(...IDENTIFIER_KINDS),
      collaboration: id,
      epoch: fc.integer({ min: 1, max: 2000 }),
    });
    fc.assert(
      fc.property(scope, scope, (one, two) => {
        const same = hex(derivationInput(one.kind, one)) === hex(derivationInput(two.kind, two));
        expect(same).toBe(JSON.stringify(one) === JSON.stringify(two));
      }),
    );
  });
});

describe('a subkey', () => {
  const scope = { collaboration: 'room', epoch: 1, party: 'brand' };

  it('is another for another kind, epoch, collaboration or root key', async () => {
    const ring = ringOf('11'.repeat(32), 2);
    const subkeys = [
      await subkeyOf(ring, 'email', scope),
      await subkeyOf(ring, 'phone', scope),
      await subkeyOf(ring, 'email', { ...scope, epoch: 2 }),
      await subkeyOf(ring, 'email', { ...scope, collaboration: 'room-2' }),
      await subkeyOf(ringOf('12'.repeat(32)), 'email', scope),
    ];
    expect(new Set(subkeys).size).toBe(subkeys.length);
    expect(await subkeyOf(ring, 'email', scope)).toBe(subkeys[0]);
  });

  it('of own ids is another for another party, and of other kinds is not', async () => {
    const ring = ringOf('11'.repeat(32));
    const other = { ...scope, party: 'publisher' };
    expect(await subkeyOf(ring, '_own_a', other)).not.toBe(await subkeyOf(ring, '_own_a', scope));
    for (const kind of IDENTIFIER_KINDS)
      expect(await subkeyOf(ring, kind, other)).toBe(await subkeyOf(ring, kind, scope));
  });

  it('costs one MAC a kind, and one for all places of own ids, however many tokens are made', async () => {
    let macs = 0;
    const ring = ringOf('11'.repeat(32));
    const counting: KeyRing = {
      generateMac: (key, message) => {
        macs += 1;
        return ring.generateMac(key, message);
      },
      verifyMac: (key, message, mac) => ring.verifyMac(key, message, mac),
    };
    await withSubkeys(counting, { kinds: ['email', 'phone'], scope }, async () => undefined);
    expect(macs).toBe(2);
    await withSubkeys(counting, { kinds: ['email', ...OWN_SLOTS], scope }, async () => undefined);
    expect(macs).toBe(4);
  });

  const lent = async (use: (subkey: Subkey) => Promise<void>): Promise<Uint8Array[]> => {
    const seen: Uint8Array[] = [];
    const run = withSubkeys(
      ringOf('11'.repeat(32)),
      { kinds: ['email', 'phone'], scope },
      async (subkeys) => {
        for (const subkey of subkeys.values()) {
          expect(subkey.some((byte) => byte !== 0)).toBe(true);
          seen.push(subkey);
        }
        for (const subkey of subkeys.values()) await use(subkey);
      },
    );
    await run.catch(() => undefined);
    return seen;
  };

  it('is zeroed after use, also when the use of it throws', async () => {
    const uses = [async () => undefined, () => Promise.reject(new Error('failed'))];
    for (const use of uses) {
      const seen = await lent(use);
      expect(seen).toHaveLength(2);
      for (const subkey of seen) expect(subkey.every((byte) => byte === 0)).toBe(true);
    }
  });

  it('is zeroed when the next one cannot be made', async () => {
    const first = new Uint8Array(32).fill(9);
    let calls = 0;
    const failing: KeyRing = {
      generateMac: async () => {
        calls += 1;
        if (calls > 1) throw new Error('no more');
        return first;
      },
      verifyMac: async () => false,
    };
    const run = withSubkeys(failing, { kinds: ['email', 'phone'], scope }, async () => undefined);
    await expect(run).rejects.toThrow('no more');
    expect(first.every((byte) => byte === 0)).toBe(true);
  });
});

describe('a token', () => {
  it('is two signed 64-bit halves of the MAC, and another for another digest (property)', () => {
    const digest = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => hex(bytes) as Digest);
    const subkey = new Uint8Array(32).fill(5) as Subkey;
    fc.assert(
      fc.property(digest, digest, (one, two) => {
        const [a, b] = [tokenOf(subkey, one), tokenOf(subkey, two)];
        for (const half of [a.hi, a.lo]) expect(BigInt.asIntN(64, half)).toBe(half);
        expect(a.hi === b.hi && a.lo === b.lo).toBe(one === two);
      }),
    );
  });
});
