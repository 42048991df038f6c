import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CanaryMemory, changedConstants } from '#test/support/kernel/canary-memory.ts';
import { openTokenKernel } from '#test/support/kernel/token-bench.ts';

const kernel = await openTokenKernel();
const memory = new CanaryMemory(kernel);

const RUNS = { numRuns: 150 };
const bytesOf = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });
/** Which region ends the memory: what is read or written beyond it traps. */
const last = fc.constantFrom('input', 'first', 'second');
const salt = fc.nat({ max: 1000 });
const counts = fc.nat({ max: 9 });

describe('with canaries around all that it is given, the kernel for tokens', () => {
  it('reads a key, and writes nothing', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5 }), fc.uint8Array({ maxLength: 64 }), salt, (slot, key, turn) => {
        memory.fresh(turn);
        const at = memory.input(key, true);
        expect(memory.trespasses(() => kernel.setKey(slot, at, key.length))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('gives the tokens of any number of messages, and touches nothing beside them', () => {
    fc.assert(
      fc.property(
        counts.chain((count) => bytesOf(count * 32)),
        last,
        salt,
        (messages, end, turn) => {
          memory.fresh(turn);
          const count = messages.length / 32;
          kernel.setKey(
            turn % 6,
            memory.input(messages.subarray(0, 20)),
            Math.min(20, messages.length),
          );
          const from = memory.input(messages, end === 'input');
          const high = memory.output(count * 8, end === 'first');
          const low = memory.output(count * 8, end === 'second');
          expect(memory.trespasses(() => kernel.hmac(turn % 6, from, count, high, low))).toEqual(
            [],
          );
          for (let at = 0; at < count; at += 1) {
            const token = createHmac('sha256', messages.subarray(0, 20))
              .update(messages.subarray(at * 32, at * 32 + 32))
              .digest();
            expect(memory.bytes.readBigUInt64LE(high + at * 8)).toBe(token.readBigUInt64BE(0));
            expect(memory.bytes.readBigUInt64LE(low + at * 8)).toBe(token.readBigUInt64BE(8));
          }
        },
      ),
      RUNS,
    );
  });

  it('reads digits of any number of texts, tells which have others, and touches nothing beside', () => {
    const digit = fc.constantFrom(...Buffer.from('0123456789abcdef'));
    const odd = fc.constantFrom(...Buffer.from('/:`gAFG@\u0000\u00ff'), 0x80, 0xb1, 0xe1);
    const text = fc.array(
      fc.oneof({ weight: 300, arbitrary: digit }, { weight: 1, arbitrary: odd }),
      {
        minLength: 64,
        maxLength: 64,
      },
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 9 }), fc.nat({ max: 20 }), last, salt, (...given) => {
        const [texts, gap, end, turn] = given;
        memory.fresh(turn);
        const all = Buffer.alloc(Math.max(0, texts.length * (64 + gap) - gap), 0xff);
        texts.forEach((each, at) => {
          all.set(each, at * (64 + gap));
        });
        const from = memory.input(all, end === 'input');
        const target = memory.output(texts.length * 32, end === 'first');
        const bad = memory.output(texts.length, end === 'second');
        let told = 0;
        const run = () => {
          told = kernel.hexLower(from, 64 + gap, texts.length, target, bad);
        };
        expect(memory.trespasses(run)).toEqual([]);
        const isBad = texts.map(
          (each) => !/^[0-9a-f]{64}$/.test(Buffer.from(each).toString('latin1')),
        );
        expect(told).toBe(isBad.filter(Boolean).length);
        texts.forEach((each, at) => {
          expect(memory.bytes[bad + at]).toBe(isBad[at] ? 1 : 0);
          const digest = isBad[at] ? '0'.repeat(64) : Buffer.from(each).toString('latin1');
          expect(memory.bytes.toString('hex', target + at * 32, target + at * 32 + 32)).toBe(
            digest,
          );
        });
      }),
      RUNS,
    );
  });

  it('hashes any number of texts of any lengths, and touches nothing beside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 9 }),
        last,
        salt,
        (texts, end, turn) => {
          memory.fresh(turn);
          const stride = Math.max(0, ...texts.map(({ length }) => length)) + (turn % 3);
          const size = stride * Math.max(0, texts.length - 1) + (texts.at(-1)?.length ?? 0);
          const all = Buffer.alloc(size, 0xee);
          texts.forEach((each, at) => {
            all.set(each, at * stride);
          });
          const lengths = Buffer.from(new Uint32Array(texts.map(({ length }) => length)).buffer);
          const from = memory.input(all, end === 'input');
          const sizes = memory.input(lengths, end === 'second');
          const target = memory.output(texts.length * 32, end === 'first');
          const run = () => {
            kernel.sha256(from, sizes, stride, texts.length, target);
          };
          expect(memory.trespasses(run)).toEqual([]);
          texts.forEach((each, at) => {
            expect(memory.bytes.toString('hex', target + at * 32, target + at * 32 + 32)).toBe(
              createHash('sha256').update(each).digest('hex'),
            );
          });
        },
      ),
      RUNS,
    );
  });

  it('keeps the keys of its slots apart, whatever was called before, until they are cleared', () => {
    const call = fc.record({
      name: fc.constantFrom('set', 'hmac', 'hmac', 'sha256', 'clear'),
      slot: fc.nat({ max: 5 }),
      bytes: bytesOf(32),
    });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), salt, (calls, turn) => {
        memory.fresh(turn);
        kernel.clearKeys();
        const keys = new Map<number, Uint8Array>();
        const [from, high, low] = [memory.output(32), memory.output(8), memory.output(8)];
        const sizes = memory.input(new Uint8Array([20, 0, 0, 0]));
        for (const { name, slot, bytes } of calls) {
          memory.bytes.set(bytes, from);
          const key = keys.get(slot);
          const compute = () => kernel.hmac(slot, from, 1, high, low);
          if (name === 'set') kernel.setKey(slot, from, 32);
          if (name === 'set') keys.set(slot, bytes);
          if (name === 'sha256') kernel.sha256(from, sizes, 0, 1, memory.output(32));
          if (name === 'clear') kernel.clearKeys();
          if (name === 'clear') keys.clear();
          if (name === 'hmac' && !key) expect(compute).toThrow('unreachable');
          if (name !== 'hmac' || !key) continue;
          compute();
          const token = createHmac('sha256', key).update(bytes).digest();
          expect(memory.bytes.readBigUInt64LE(high)).toBe(token.readBigUInt64BE(0));
          expect(memory.bytes.readBigUInt64LE(low)).toBe(token.readBigUInt64BE(8));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([0, -1, -2_147_483_648])(
    'does nothing for %d messages, wherever they would lie',
    (count) => {
      memory.fresh(7);
      const end = memory.output(0, true);
      kernel.setKey(0, memory.input(Buffer.from('key')), 3);
      const run = () => {
        kernel.hmac(0, end, count, end, end);
        kernel.sha256(end, end, 64, count, end);
        expect(kernel.hexLower(end, 68, count, end, end)).toBe(0);
      };
      expect(memory.trespasses(run)).toEqual([]);
    },
  );

  it.each([
    ['a slot that is none', () => kernel.setKey(32, kernel.heap(), 32)],
    ['a slot below all', () => kernel.setKey(-1, kernel.heap(), 32)],
    ['a key that would have to be hashed first', () => kernel.setKey(0, kernel.heap(), 65)],
    ['a key of less than nothing', () => kernel.setKey(0, kernel.heap(), -1)],
    ['messages of a slot that is none', () => kernel.hmac(32, kernel.heap(), 1, 9000, 9100)],
    ['messages of a slot below all', () => kernel.hmac(-1, kernel.heap(), 1, 9000, 9100)],
  ])('stops at %s, and has changed nothing', (_, run) => {
    memory.fresh(8);
    expect(memory.trespasses(() => expect(run).toThrow('unreachable'))).toEqual([]);
  });

  it.each([
    ['messages', (end: number) => kernel.hmac(0, end - 31, 1, end - 900, end - 800)],
    ['tokens', (end: number) => kernel.hmac(0, end - 900, 5, end - 39, end - 80)],
    ['digits', (end: number) => kernel.hexLower(end - 63, 64, 1, end - 900, end - 800)],
    ['texts', (end: number) => kernel.sha256(end - 3, end - 4, 4, 1, end - 900)],
  ])('traps where the memory ends before the %s that it was told of', (_, run) => {
    memory.fresh(9);
    kernel.setKey(0, memory.input(Buffer.from('key')), 3);
    const end = memory.bytes.length;
    memory.bytes.writeUInt32LE(4, end - 4);
    expect(() => run(end)).toThrow('out of bounds');
  });
});

it('the kernel for tokens has not touched its own constants since', async () => {
  expect(changedConstants(kernel, await openTokenKernel())).toEqual([]);
});

describe('the canaries', () => {
  it('tell of a byte that is written beside an output, and of one that is not its', () => {
    memory.fresh(3);
    const input = memory.input(Buffer.from('text'));
    const output = memory.output(4);
    const write = (at: number) => () => {
      memory.bytes[at] = (memory.bytes[at] ?? 0) ^ 1;
    };
    expect(memory.trespasses(write(output + 3))).toEqual([]);
    for (const at of [output - 1, output + 4, input, memory.bytes.length - 1, kernel.heap()])
      expect(memory.trespasses(write(at))).toEqual([at]);
  });

  it('stand at the end of the memory where a region is the last', () => {
    memory.fresh(4);
    expect(memory.input(Buffer.from('text'), true)).toBe(memory.bytes.length - 4);
    expect(() => memory.output(70_000)).toThrow('pages do not hold');
  });
});
