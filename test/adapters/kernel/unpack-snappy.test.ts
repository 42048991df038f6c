import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotUnderstood } from '#adapters/kernel/not-understood.ts';
import { unpackSnappy } from '#adapters/kernel/unpack-snappy.ts';
import { varint } from '#test/support/hostile-parquet.ts';

/** An element of the format: bytes as they are, or how many of those so far back again. */
type Element = Uint8Array | { readonly back: number; readonly length: number };

const littleEndian = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  if (bytes > 0) buffer.writeUIntLE(value, 0, bytes);
  return buffer;
};

/** A literal, whose length stands in its tag or in so many bytes behind it. */
const literal = (content: Uint8Array, more = 0): Buffer => {
  const tag = more === 0 ? content.length - 1 : 59 + more;
  const length = littleEndian(content.length - 1, more);
  return Buffer.concat([Buffer.from([tag << 2]), length, content]);
};

/** A copy, with its offset in one byte and three bits, in two bytes, or in four. */
const copy = ({ back, length }: { back: number; length: number }, bytes: 1 | 2 | 4): Buffer =>
  bytes === 1
    ? Buffer.from([((back >> 8) << 5) | ((length - 4) << 2) | 1, back & 255])
    : Buffer.concat([
        Buffer.from([((length - 1) << 2) | (bytes === 2 ? 2 : 3)]),
        littleEndian(back, bytes),
      ]);

/** What a reader who takes one byte after the other makes of elements. */
const plainly = (elements: readonly Element[]): Buffer => {
  const bytes: number[] = [];
  for (const each of elements) {
    if (each instanceof Uint8Array) bytes.push(...each);
    else for (let n = 0; n < each.length; n += 1) bytes.push(bytes[bytes.length - each.back] ?? 0);
  }
  return Buffer.from(bytes);
};

const packed = (size: number, ...elements: readonly Uint8Array[]): Buffer =>
  Buffer.concat([varint(size), ...elements]);

const outcomeOf = (bytes: Buffer, size: number): Buffer | NotUnderstood => {
  try {
    return unpackSnappy(bytes, size);
  } catch (fault) {
    if (fault instanceof NotUnderstood) return fault;
    throw fault;
  }
};

/** Elements that begin with a literal, and none of which goes back beyond the first byte. */
const elements = fc
  .array(
    fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 80 }),
      fc.record({
        back: fc.integer({ min: 1, max: 3_000 }),
        length: fc.integer({ min: 1, max: 64 }),
      }),
    ),
    { maxLength: 40 },
  )
  .map((all) => {
    const reachable: Element[] = [Buffer.from('seven..')];
    for (const each of all) {
      const reached = plainly(reachable).length;
      const isCopy = !(each instanceof Uint8Array);
      reachable.push(isCopy ? { ...each, back: ((each.back - 1) % reached) + 1 } : each);
    }
    return reachable;
  });

const encoded = (each: Element, at: number): Buffer => {
  if (each instanceof Uint8Array) return literal(each, each.length > 60 ? 1 + (at % 4) : at % 5);
  const isNear = each.back < 2 ** 11 && each.length >= 4 && each.length <= 11;
  return copy(each, isNear && at % 3 === 0 ? 1 : at % 2 === 0 ? 2 : 4);
};

describe('a page that is packed by Snappy', () => {
  it.each([
    ['nothing', packed(0), ''],
    ['a literal', packed(5, literal(Buffer.from('tokens').subarray(0, 5))), 'token'],
    ['a literal of 61 bytes', packed(61, literal(Buffer.alloc(61, 'x'), 1)), 'x'.repeat(61)],
    [
      'a copy of four',
      packed(8, literal(Buffer.from('abcd')), copy({ back: 4, length: 4 }, 1)),
      'abcdabcd',
    ],
    [
      'a copy that repeats what it writes',
      packed(7, literal(Buffer.from('ab')), copy({ back: 1, length: 5 }, 2)),
      'abbbbbb',
    ],
    [
      'a copy by four bytes',
      packed(4, literal(Buffer.from('abc')), copy({ back: 3, length: 1 }, 4)),
      'abca',
    ],
  ])('is read: %s', (_, bytes, text) => {
    expect(unpackSnappy(bytes, text.length).toString()).toBe(text);
  });

  it('is what its elements say, whichever way each is written (property)', () => {
    fc.assert(
      fc.property(elements, fc.nat(4), (all, salt) => {
        const plain = plainly(all);
        const bytes = packed(plain.length, ...all.map((each, at) => encoded(each, at + salt)));
        expect(unpackSnappy(bytes, plain.length)).toEqual(plain);
        expect(outcomeOf(bytes.subarray(0, -1), plain.length)).toBeInstanceOf(NotUnderstood);
        expect(outcomeOf(bytes, plain.length - 1)).toBeInstanceOf(NotUnderstood);
        expect(outcomeOf(bytes, plain.length + 1)).toBeInstanceOf(NotUnderstood);
      }),
    );
  });

  const abc = literal(Buffer.from('abc'));
  it.each([
    ['no byte at all', Buffer.alloc(0), 0],
    ['a length without an end', Buffer.alloc(9, 0x80), 3],
    ['another length than the header of the page', packed(4, abc), 3],
    ['fewer bytes than told', packed(4, abc), 4],
    ['more bytes than told', packed(3, abc, abc), 3],
    ['a literal beyond the end', packed(3, abc.subarray(0, -1)), 3],
    ['a literal of four gigabytes', packed(3, Buffer.from([63 << 2, 255, 255, 255, 255])), 3],
    ['a literal without its length', packed(3, Buffer.from([63 << 2, 1])), 3],
    ['a copy of what is not yet there', packed(7, abc, copy({ back: 4, length: 4 }, 1)), 7],
    ['a copy of itself', packed(7, abc, copy({ back: 0, length: 4 }, 2)), 7],
    ['a copy beyond the end', packed(6, abc, copy({ back: 1, length: 4 }, 2)), 6],
    [
      'a copy without its offset',
      packed(7, abc, copy({ back: 3, length: 4 }, 4).subarray(0, -1)),
      7,
    ],
  ])('is for another reader where it has %s', (_, bytes, size) => {
    expect(() => unpackSnappy(bytes, size)).toThrow(NotUnderstood);
  });

  it('is as long as told or not understood, whatever its bytes are (property)', () => {
    const changed = fc.tuple(elements, fc.nat(), fc.nat(255)).map(([all, at, byte]) => {
      const bytes = packed(plainly(all).length, ...all.map(encoded));
      bytes[at % bytes.length] = byte;
      return [bytes, plainly(all).length] as const;
    });
    const any = fc
      .tuple(fc.uint8Array({ maxLength: 300 }), fc.nat(2_000))
      .map(([bytes, size]) => [Buffer.concat([varint(size), bytes]), size] as const);
    fc.assert(
      fc.property(fc.oneof(changed, any), ([bytes, size]) => {
        const outcome = outcomeOf(bytes, size);
        expect(outcome instanceof NotUnderstood || outcome.length === size).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
