import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHybrid } from '#adapters/kernel/decode-hybrid.ts';
import { NotUnderstood } from '#adapters/kernel/not-understood.ts';
import { varint } from '#test/support/hostile-parquet.ts';

/** One value so many times, or eight values, or more by eights, one behind the other. */
type Run =
  | { readonly value: number; readonly times: number }
  | { readonly values: readonly number[] };

const repeated = (value: number, times: number, width: number): Buffer => {
  const bytes = Buffer.alloc(Math.ceil(width / 8));
  if (bytes.length > 0) bytes.writeUIntLE(value, 0, bytes.length);
  return Buffer.concat([varint(times * 2), bytes]);
};

/** Bit by bit, the lowest of each value first. */
const packed = (values: readonly number[], width: number): Buffer => {
  const bits = values.flatMap((value) =>
    Array.from({ length: width }, (_, at) => (value >> at) & 1),
  );
  const bytes = Buffer.alloc(bits.length / 8);
  bits.forEach((bit, at) => {
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  });
  return Buffer.concat([varint((values.length / 8) * 2 + 1), bytes]);
};

const encoded = (runs: readonly Run[], width: number): Buffer =>
  Buffer.concat(
    runs.map((run) =>
      'values' in run ? packed(run.values, width) : repeated(run.value, run.times, width),
    ),
  );

const valuesOf = (runs: readonly Run[]): readonly number[] =>
  runs.flatMap((run) =>
    'values' in run ? run.values : Array.from({ length: run.times }, () => run.value),
  );

const decode = (bytes: Buffer, width: number, count: number): number[] => {
  const target = new Uint32Array(count);
  decodeHybrid(bytes, { from: 0, to: bytes.length, width, count }, target);
  return [...target];
};

const written = fc.integer({ min: 0, max: 24 }).chain((width) => {
  const value = fc.nat(2 ** width - 1);
  const run: fc.Arbitrary<Run> = fc.oneof(
    fc.record({ value, times: fc.integer({ min: 1, max: 300 }) }),
    fc
      .integer({ min: 1, max: 5 })
      .chain((eights) => fc.array(value, { minLength: eights * 8, maxLength: eights * 8 }))
      .map((values) => ({ values })),
  );
  return fc.record({
    width: fc.constant(width),
    runs: fc.array(run, { minLength: 1, maxLength: 12 }),
  });
});

describe('numbers in runs and in bits', () => {
  it('are those of the example in the specification of Parquet', () => {
    expect(decode(Buffer.from([3, 0x88, 0xc6, 0xfa]), 3, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('may be fewer than a run has, and need no byte where each is 0', () => {
    expect(decode(Buffer.from([3, 0x88, 0xc6, 0xfa]), 3, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(decode(Buffer.from([20, 7]), 3, 2)).toEqual([7, 7]);
    expect(decode(Buffer.from([20]), 0, 2)).toEqual([0, 0]);
    expect(decode(Buffer.alloc(0), 5, 0)).toEqual([]);
  });

  it('are what was written, of any width (property)', () => {
    fc.assert(
      fc.property(written, fc.nat(7), ({ width, runs }, left) => {
        const values = valuesOf(runs);
        const count = Math.max(0, values.length - left);
        expect(decode(encoded(runs, width), width, count)).toEqual(values.slice(0, count));
      }),
    );
  });

  it('are for another reader where there are more of them than told (property)', () => {
    fc.assert(
      fc.property(written, ({ width, runs }) => {
        const bytes = encoded(runs, width);
        expect(() => decode(bytes, width, valuesOf(runs).length + 1)).toThrow(NotUnderstood);
      }),
    );
  });

  it('are read of their own part alone', () => {
    const bytes = Buffer.from([20, 7, 20, 5, 20, 6]);
    const target = new Uint32Array(12).fill(9);
    decodeHybrid(bytes, { from: 2, to: 4, width: 3, count: 10 }, target);
    expect([...target]).toEqual([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9, 9]);
    const short = { from: 2, to: 4, width: 3, count: 11 };
    expect(() => decodeHybrid(bytes, short, target)).toThrow(NotUnderstood);
  });

  it.each([
    ['an empty run', Buffer.from([0, 1]), 3],
    ['no eights', Buffer.from([1, 1]), 3],
    ['a run without its value', Buffer.from([20]), 3],
    ['half of its value', Buffer.from([20, 1]), 9],
    ['a value wider than told', Buffer.from([20, 8]), 3],
    ['bits that are cut off', Buffer.from([3, 0x88, 0xc6]), 3],
    ['a head without an end', Buffer.alloc(9, 0x80), 3],
    ['numbers of more than 24 bits', Buffer.from([20, 0, 0, 0, 0]), 25],
  ])('are for another reader where they have %s', (_, bytes, width) => {
    expect(() => decode(bytes, width, 8)).toThrow(NotUnderstood);
  });

  it('are as wide as told, of any bytes, or not understood (property)', () => {
    const part = fc.record({
      bytes: fc.uint8Array({ maxLength: 200 }),
      width: fc.oneof(fc.integer({ min: 0, max: 24 }), fc.nat(255)),
      count: fc.nat(3_000),
      from: fc.nat(3),
      to: fc.nat(203),
    });
    fc.assert(
      fc.property(part, ({ bytes, ...told }) => {
        const target = new Uint32Array(told.count);
        try {
          decodeHybrid(Buffer.from(bytes), told, target);
        } catch (fault) {
          expect(fault).toBeInstanceOf(NotUnderstood);
        }
        expect(target.every((value) => value < 2 ** told.width)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
