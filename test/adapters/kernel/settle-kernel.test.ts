import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSettleKernel, type SettleKernel } from '#adapters/kernel/settle/settle-kernel.ts';
import { placesIn } from '#adapters/kernel/token-kernel.ts';

const NUMBERS = 5_000;
const PAGE_BYTES = 9 * NUMBERS + 8_192;
const CANARY = 0xa5;

const number = fc.oneof(
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  fc.bigInt(-9n, 9n),
  fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, 2n ** 31n, -(2n ** 31n) - 1n),
);

describe('the kernel that merges token files', () => {
  let kernel: SettleKernel;
  let [numbers, page, result, behind]: readonly number[] = [];

  beforeAll(async () => {
    kernel = await loadSettleKernel();
    const sizes = [8 * NUMBERS, PAGE_BYTES, 8 * NUMBERS, 1_024];
    [numbers, page, result, behind] = placesIn(kernel, sizes);
  });

  const bytes = (place = 0, length = 0): Uint8Array =>
    new Uint8Array(kernel.memory.buffer, place, length);
  const told = (place = 0, length = 0): BigInt64Array =>
    new BigInt64Array(kernel.memory.buffer, place, length);

  it('reads numbers as it packed them by their differences (property)', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (some, times) => {
          const all = BigInt64Array.from(Array.from({ length: times }, () => some).flat());
          told(numbers, all.length).set(all);
          const length = kernel.packDeltas(numbers ?? 0, all.length, page ?? 0);
          expect(length).toBeLessThanOrEqual(PAGE_BYTES - 4_096);
          expect(kernel.unpackDeltas(page ?? 0, length, result ?? 0, all.length)).toBe(1);
          expect(told(result, all.length)).toEqual(all);
          expect(kernel.unpackDeltas(page ?? 0, length, result ?? 0, all.length + 1)).toBe(0);
          if (all.length > 1)
            expect(kernel.unpackDeltas(page ?? 0, length - 1, result ?? 0, all.length)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('survives any bytes in place of differences, and writes nothing behind its numbers (property)', () => {
    const head = fc.tuple(fc.constantFrom(128, 256), fc.constantFrom(1, 2, 4), fc.nat(100));
    fc.assert(
      fc.property(head, fc.uint8Array({ maxLength: 300 }), ([block, runs, count], rest) => {
        const content = Uint8Array.from([
          ...[(block & 127) | 128, block >> 7, runs, count],
          ...rest,
        ]);
        bytes(page, content.length).set(content);
        bytes(result, 8 * NUMBERS).fill(CANARY);
        bytes(behind, 1_024).fill(CANARY);
        const done = kernel.unpackDeltas(page ?? 0, content.length, result ?? 0, count);
        expect([0, 1]).toContain(done);
        const untouched = bytes((result ?? 0) + 8 * Math.max(1, count), 4_096);
        expect(untouched.every((byte) => byte === CANARY)).toBe(true);
        expect(bytes(behind, 1_024).every((byte) => byte === CANARY)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('orders rows of many slices, whatever their tokens are (property)', () => {
    const token = fc.tuple(fc.oneof(number, fc.bigInt(0n, 3n)), fc.bigInt(0n, 5n));
    fc.assert(
      fc.property(fc.array(fc.array(token, { maxLength: 60 }), { maxLength: 12 }), (slices) => {
        const compare = (one: readonly bigint[], other: readonly bigint[]): number =>
          one.every((half, at) => half === other[at])
            ? 0
            : (one[0] ?? 0n) < (other[0] ?? 0n) ||
                (one[0] === other[0] && (one[1] ?? 0n) < (other[1] ?? 0n))
              ? -1
              : 1;
        const sorted = slices.map((each) => each.toSorted(compare));
        const all = sorted.flat();
        const [high = 0, low = 0] = [numbers, result];
        told(high, all.length).set(all.map(([half]) => half));
        told(low, all.length).set(all.map(([, half]) => half));
        kernel.setRows(high, low, low, 0, 0, 0);
        let from = 0;
        const cuts = sorted.flatMap(({ length }) => {
          from += length;
          return [from - length, from];
        });
        new Uint32Array(kernel.memory.buffer, behind, cuts.length).set(cuts);
        const order = page ?? 0;
        const places = order + 4 * NUMBERS;
        expect(kernel.orderTokens(behind ?? 0, sorted.length, order, places)).toBe(all.length);
        const rows = [...new Uint32Array(kernel.memory.buffer, order, all.length)];
        expect(rows.toSorted((one, other) => one - other)).toEqual([...all.keys()]);
        expect(rows.map((row) => all[row])).toEqual(all.toSorted(compare));
      }),
      { numRuns: 60 },
    );
  });
});
