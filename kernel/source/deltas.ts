/** Numbers of 64 bits by their differences: DELTA_BINARY_PACKED of the Parquet format (Encodings.md, 5). */

/** Values whose differences are told together, and the runs among them that have a width each. */
const BLOCK: i32 = 2048;
const RUNS: i32 = 8;
const RUN: i32 = BLOCK / RUNS;
/** Most values of a run that are read. */
const MAX_RUN: u64 = 65536;

let at: usize = 0;
let end: usize = 0;
let cutOff: bool = false;

function varint(): u64 {
  let value: u64 = 0;
  for (let shift: u64 = 0; shift < 64 && at < end; shift += 7) {
    const byte: u64 = load<u8>(at++);
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
  cutOff = true;
  return 0;
}

function signed(): i64 {
  const value = varint();
  return (value >>> 1) ^ -(value & 1);
}

/**
 * Reads `count` numbers out of the `length` bytes at `src` into eight bytes each at `dst`. Answers 1, or 0 if there
 * are others than so many or they are cut off. Reads up to 16 bytes beyond the end, whatever stands there.
 */
export function unpackDeltas(src: usize, length: i32, dst: usize, count: i32): i32 {
  at = src;
  end = src + length;
  cutOff = false;
  const block = varint();
  const runs = varint();
  if (varint() != <u64>count || runs == 0 || runs > 4096 || block % runs != 0) return 0;
  const each = block / runs;
  if (each == 0 || each % 32 != 0 || each > MAX_RUN) return 0;
  let last = signed();
  if (cutOff) return 0;
  if (count > 0) store<i64>(dst, last);
  for (let done = 1; done < count; ) {
    const least = signed();
    const widths = at;
    at += <usize>runs;
    if (cutOff || at > end) return 0;
    for (let run: usize = 0; run < <usize>runs && done < count; run++) {
      const width: u64 = load<u8>(widths + run);
      const values = min<i32>(<i32>each, count - done);
      if (width > 64 || at + <usize>(width * each) / 8 > end) return 0;
      last = addUp(last, least, width, dst + (<usize>done << 3), values);
      at += <usize>((width * each) >> 3);
      done += values;
    }
  }
  return 1;
}

function addUp(from: i64, least: i64, width: u64, dst: usize, values: i32): i64 {
  let last = from;
  const mask: u64 = width == 64 ? -1 : ((<u64>1) << width) - 1;
  let bit: u64 = 0;
  for (let n = 0; n < values; n++) {
    const place = at + <usize>(bit >> 3);
    const shift = bit & 7;
    let packed = load<u64>(place) >>> shift;
    if (shift + width > 64) packed |= <u64>load<u8>(place, 8) << (64 - shift);
    last += least + <i64>(packed & mask);
    store<i64>(dst + (<usize>n << 3), last);
    bit += width;
  }
  return last;
}

function put(value: u64): void {
  let left = value;
  for (; left > 127; left >>>= 7) store<u8>(at++, <u8>(left & 127) | 128);
  store<u8>(at++, <u8>left);
}

function putSigned(value: i64): void {
  put((<u64>value << 1) ^ <u64>(value >> 63));
}

/**
 * Writes `count` numbers, of eight bytes each at `src`, to `dst`; answers how many bytes that takes: at most 9 a
 * number and 4,096. Up to 16 bytes behind them may be zeros then.
 */
export function packDeltas(src: usize, count: i32, dst: usize): i32 {
  at = dst;
  put(BLOCK);
  put(RUNS);
  put(count);
  putSigned(count > 0 ? load<i64>(src) : 0);
  for (let done = 1; done < count; done += BLOCK)
    packBlock(src + (<usize>done << 3), min<i32>(BLOCK, count - done));
  return <i32>(at - dst);
}

function packBlock(src: usize, values: i32): void {
  let least = i64.MAX_VALUE;
  for (let n = 0; n < values; n++) {
    const place = src + (<usize>n << 3);
    least = min<i64>(least, load<i64>(place) - load<i64>(place - 8));
  }
  putSigned(least);
  const widths = at;
  memory.fill(widths, 0, RUNS);
  at += RUNS;
  for (let run = 0; run * RUN < values; run++) {
    const from = src + (<usize>(run * RUN) << 3);
    const width = packRun(from, least, min<i32>(RUN, values - run * RUN));
    store<u8>(widths + run, width);
    at += (width * RUN) >> 3;
  }
}

/** Answers how many bits the differences of a run take. */
function packRun(src: usize, least: i64, values: i32): i32 {
  let any: u64 = 0;
  for (let n = 0; n < values; n++) {
    const place = src + (<usize>n << 3);
    any |= <u64>(load<i64>(place) - load<i64>(place - 8) - least);
  }
  const width = 64 - <i32>clz<u64>(any);
  memory.fill(at, 0, ((width * RUN) >> 3) + 16);
  let bit: usize = 0;
  for (let n = 0; n < values; n++) {
    const place = src + (<usize>n << 3);
    const value = <u64>(load<i64>(place) - load<i64>(place - 8) - least);
    const target = at + (bit >> 3);
    const shift = bit & 7;
    store<u64>(target, load<u64>(target) | (value << shift));
    if (<i32>shift + width > 64) store<u8>(target, <u8>(value >>> (64 - shift)), 8);
    bit += width;
  }
  return width;
}
