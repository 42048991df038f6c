import { createHash, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openTokenKernel, TokenBench } from '#test/support/kernel/token-bench.ts';
import vectors from '#test/vectors/sha-256.json' with { type: 'json' };

const bench = new TokenBench(await openTokenKernel());
const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/** HMAC as RFC 2104 says it, of a key and a message of any length, by the kernel's SHA-256. */
const composed = (key: Buffer, message: Buffer): string => {
  const [short = ''] = key.length > 64 ? bench.sha256([key]) : [key.toString('hex')];
  const block = Buffer.concat([hex(short)], 64);
  const [inner = ''] = bench.sha256([Buffer.concat([block.map((byte) => byte ^ 0x36), message])]);
  const [outer = ''] = bench.sha256([
    Buffer.concat([block.map((byte) => byte ^ 0x5c), hex(inner)]),
  ]);
  return outer;
};

/** The tokens that node:crypto gives. */
const expected = (key: Uint8Array, messages: Buffer): Buffer => {
  const secret = createSecretKey(key);
  const tokens = Buffer.alloc(messages.length / 2);
  for (let at = 0; at * 32 < messages.length; at += 1)
    createHmac('sha256', secret)
      .update(messages.subarray(at * 32, at * 32 + 32))
      .digest()
      .copy(tokens, at * 16, 0, 16);
  return tokens;
};

describe('SHA-256 of the kernel', () => {
  it('is what NIST prints, of no byte, of one block to the brim, and of three', () => {
    const { cases } = vectors.digests;
    expect(bench.sha256(cases.map(({ message }) => hex(message)))).toEqual(
      cases.map(({ digest }) => digest),
    );
  });

  it('is what node:crypto gives of every length up to 300, in every lane', () => {
    for (let first = 0; first < 4; first += 1) {
      const texts = Array.from({ length: 301 }, (_, length) => randomBytes(length)).slice(first);
      const digests = texts.map((text) => createHash('sha256').update(text).digest('hex'));
      expect(bench.sha256(texts)).toEqual(digests);
    }
  });
});

describe('HMAC of the kernel', () => {
  it.each(vectors.codes.cases)('composed, gives what RFC 4231 prints as case $number', (each) => {
    const tag = composed(hex(each.key), hex(each.message));
    expect(tag.slice(0, each.tag.length)).toBe(each.tag);
  });

  it.each(vectors.tokens.cases)('gives the token of Wycheproof’s case $number', (each) => {
    bench.setKey(0, hex(each.key));
    expect(bench.hmac(0, hex(each.message)).toString('hex')).toBe(each.tag.slice(0, 32));
  });

  it('is the composed one, for keys of every length that it takes', () => {
    for (let length = 0; length <= 64; length += 1) {
      const [key, message] = [randomBytes(length), randomBytes(32)];
      bench.setKey(length % 6, key);
      expect(bench.hmac(length % 6, message).toString('hex')).toBe(
        composed(key, message).slice(0, 32),
      );
    }
  });

  it('is what node:crypto gives of a hundred thousand messages, by the key of each of six slots', () => {
    const keys = Array.from({ length: 6 }, () => randomBytes(32));
    for (const [slot, key] of keys.entries()) bench.setKey(slot, key);
    for (let turn = 0; turn < 25; turn += 1) {
      const messages = randomBytes(32 * (4000 + (turn % 4)));
      const slot = turn % 6;
      const tokens = bench.hmac(slot, messages);
      expect(tokens.equals(expected(keys[slot] ?? Buffer.alloc(0), messages))).toBe(true);
    }
  });
});

describe('keys', () => {
  it('and all that was computed of them are gone from memory when they are cleared', async () => {
    const fresh = Buffer.from((await openTokenKernel()).memory.buffer);
    const kernel = await openTokenKernel();
    const bytes = Buffer.from(kernel.memory.buffer);
    const [key, at] = [randomBytes(64), kernel.heap()];
    for (let slot = 0; slot < 6; slot += 1) {
      bytes.set(key, at);
      kernel.setKey(slot, at, 64 - slot);
    }
    bytes.set(randomBytes(32 * 7), at);
    kernel.hmac(5, at, 7, at + 1024, at + 2048);
    bytes.writeUInt32LE(150, at + 4096);
    kernel.sha256(at, at + 4096, 0, 1, at + 3072);
    // The callers' places are theirs to clear.
    bytes.fill(0, at);
    expect(bytes.equals(fresh)).toBe(false);
    kernel.clearKeys();
    expect(bytes.equals(fresh)).toBe(true);
    expect(() => kernel.hmac(5, at, 1, at + 1024, at + 2048)).toThrow('unreachable');
  });

  it('leave nothing of theirs in the kernel but midstates while they are set', async () => {
    const kernel = await openTokenKernel();
    const own = Buffer.from(kernel.memory.buffer, 0, kernel.heap());
    const key = createHash('sha512').update('a key of 64 bytes').digest();
    Buffer.from(kernel.memory.buffer).set(key, kernel.heap());
    kernel.setKey(0, kernel.heap(), 64);
    for (const pad of [0, 0x36, 0x5c])
      for (let at = 0; at < 64; at += 4) {
        const word = Buffer.from(key.subarray(at, at + 4).map((byte) => byte ^ pad));
        expect(own.includes(word)).toBe(false);
        expect(own.includes(word.swap32())).toBe(false);
      }
  });
});
