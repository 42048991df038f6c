import { expect } from '#adapters/kernel/not-understood.ts';

/** Where a run-length encoded part of a page lies, how wide its numbers are, and how many it has. */
export interface HybridPart {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly count: number;
}

/**
 * Reads Parquet's hybrid of run lengths and bit packing (Encodings.md, RLE = 3) into `target`. Never reads beyond
 * the part, and throws NotUnderstood if it holds fewer numbers or wider ones.
 */
export const decodeHybrid = (bytes: Buffer, part: HybridPart, target: Uint32Array): void => {
  expect(part.width <= 24 && part.to <= bytes.length && part.from <= part.to, 'no such part');
  for (let [at, done] = [part.from, 0]; done < part.count; ) {
    const head = runHead(bytes, at, part.to);
    at = head.at;
    const runs = head.value >>> 1;
    expect(runs > 0, 'an empty run');
    if ((head.value & 1) === 0) {
      const width = (part.width + 7) >> 3;
      expect(at + width <= part.to, 'a cut-off run');
      const value = width === 0 ? 0 : bytes.readUIntLE(at, width);
      expect(value < 2 ** part.width, 'a number wider than told');
      const end = Math.min(done + runs, part.count);
      target.fill(value, done, end);
      at += width;
      done = end;
    } else {
      const packed = Math.min(runs * 8, part.count - done);
      const size = Math.ceil((packed * part.width) / 8);
      expect(at + size <= part.to, 'a cut-off run');
      unpackBits({ bytes, at, width: part.width }, target, { from: done, count: packed });
      at += runs * part.width;
      done += packed;
    }
  }
};

/** Whether one run says of all numbers of a part, each of a bit, that they are 1. */
export const areOnes = (bytes: Buffer, { from, to, count }: Omit<HybridPart, 'width'>): boolean => {
  if (from >= to || to > bytes.length) return false;
  const { at, value } = runHead(bytes, from, to);
  return (value & 1) === 0 && value >>> 1 >= count && at < to && bytes[at] === 1;
};

const runHead = (bytes: Buffer, from: number, to: number): { at: number; value: number } => {
  let value = 0;
  for (let [at, shift] = [from, 0]; shift < 32; at += 1, shift += 7) {
    expect(at < to, 'a cut-off run');
    const byte = bytes[at] ?? 0;
    value |= (byte & 127) << shift;
    if (byte < 128) return { at: at + 1, value: value >>> 0 };
  }
  expect(false, 'a run too long');
  return { at: from, value };
};

/** So many numbers end where a byte does; up to this width they stand in one number. */
const GROUP = 8;
const GROUP_WIDTH = 4;

/** Numbers of `width` bits one after another, the lowest first. The caller has looked at the bounds. */
const unpackBits = (
  { bytes, at, width }: { readonly bytes: Buffer; readonly at: number; readonly width: number },
  target: Uint32Array,
  { from, count }: { readonly from: number; readonly count: number },
): void => {
  const mask = 2 ** width - 1;
  const whole = width <= GROUP_WIDTH ? count - (count % GROUP) : 0;
  for (let [n, next] = [0, at]; n < whole; n += GROUP, next += width) {
    let group = 0;
    for (let byte = width - 1; byte >= 0; byte -= 1)
      group = (group << 8) | (bytes[next + byte] ?? 0);
    for (let each = 0; each < GROUP; each += 1)
      target[from + n + each] = (group >>> (each * width)) & mask;
  }
  let [next, held, bits] = [at + (whole / GROUP) * width, 0, 0];
  for (let n = whole; n < count; n += 1) {
    while (bits < width) {
      held |= (bytes[next] ?? 0) << bits;
      next += 1;
      bits += 8;
    }
    target[from + n] = held & mask;
    held >>>= width;
    bits -= width;
  }
};
