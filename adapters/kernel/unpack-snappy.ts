import { expect } from '#adapters/kernel/not-understood.ts';

/** Kinds of an element, in the two low bits of its tag. */
const LITERAL = 0;
const ONE_BYTE = 1;
/** Lengths of a literal from here on stand in the bytes behind the tag. */
const LONG_LITERAL = 60;

/**
 * Unpacks Snappy's raw format (format_description.txt of google/snappy) into exactly `size` bytes. Never reads or
 * writes beyond either end; throws NotUnderstood where an element would, or where the sizes differ.
 */
export const unpackSnappy = (packed: Buffer, size: number): Buffer => {
  const target = Buffer.allocUnsafe(size);
  let [from, to] = [pastLength(packed, size), 0];
  while (from < packed.length) {
    const tag = packed[from] ?? 0;
    const kind = tag & 3;
    if (kind === LITERAL) {
      const more = Math.max(0, (tag >> 2) - LONG_LITERAL + 1);
      expect(from + 1 + more <= packed.length, 'a cut-off literal');
      const length = (more === 0 ? tag >> 2 : packed.readUIntLE(from + 1, more)) + 1;
      from += 1 + more;
      expect(from + length <= packed.length && to + length <= size, 'a literal too long');
      target.set(packed.subarray(from, from + length), to);
      from += length;
      to += length;
      continue;
    }
    const bytes = 2 ** (kind - 1);
    expect(from + 1 + bytes <= packed.length, 'a cut-off copy');
    const length = kind === ONE_BYTE ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const near = packed.readUIntLE(from + 1, bytes);
    const back = kind === ONE_BYTE ? ((tag >> 5) << 8) | near : near;
    expect(back > 0 && back <= to && to + length <= size, 'a copy from nowhere');
    copyBack(target, { to, back, length });
    from += 1 + bytes;
    to += length;
  }
  expect(to === size, 'a page of another size');
  return target;
};

/** Where the elements begin: the length before them must be the one that is expected. */
const pastLength = (packed: Buffer, size: number): number => {
  let length = 0;
  for (let at = 0; at < 5 && at < packed.length; at += 1) {
    const byte = packed[at] ?? 0;
    length += (byte & 127) * 128 ** at;
    if (byte < 128) {
      expect(length === size, 'a page of another size');
      return at + 1;
    }
  }
  expect(false, 'no length');
  return 0;
};

/** A copy may run into what it writes itself, which repeats it. */
const copyBack = (
  target: Buffer,
  { to, back, length }: { readonly to: number; readonly back: number; readonly length: number },
): void => {
  if (back >= length) {
    target.copyWithin(to, to - back, to - back + length);
    return;
  }
  for (let n = 0; n < length; n += 1) target[to + n] = target[to + n - back] ?? 0;
};
