/** SHA-256 of many texts, four at a time. How long a text is decides how long it takes; what it says does not. */

import { gather, scatter } from './lanes';
import { BLOCKS, INNER, OUTER, RESULT, WORDS } from './scratch';
import { begin, compress, STATE_BYTES } from './sha256-lanes';

/** How many blocks a text has with its padding, section 5.1.1. */
@inline
function blocksOf(length: u32): u32 {
  return <u32>((<u64>length + 9 + 63) >> 6);
}

/** Block `at` of a text as it is hashed, into 64 bytes at `to`; zeros after the last one. */
function block(text: usize, length: u32, at: u32, to: usize): void {
  const from = at << 6;
  if (from + 64 <= length) {
    memory.copy(to, text + from, 64);
    return;
  }
  memory.fill(to, 0, 64);
  if (from < length) memory.copy(to, text + from, length - from);
  if (from <= length) store<u8>(to + (length - from), 0x80);
  if (at == blocksOf(length) - 1) store<u64>(to, bswap<u64>(<u64>length << 3), 56);
}

/** All ones in the lanes of the texts that have a block `at`. */
@inline
function having(at: u32, n0: u32, n1: u32, n2: u32, n3: u32): v128 {
  const counts = i32x4.replace_lane(
    i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(n0), 1, n1), 2, n2),
    3,
    n3,
  );
  return i32x4.gt_u(counts, i32x4.splat(at));
}

/** Four texts to their states, in `INNER`. */
function four(t0: usize, t1: usize, t2: usize, t3: usize, l0: u32, l1: u32, l2: u32, l3: u32): void {
  const n0 = blocksOf(l0);
  const n1 = blocksOf(l1);
  const n2 = blocksOf(l2);
  const n3 = blocksOf(l3);
  const most = max(max(n0, n1), max(n2, n3));
  begin(INNER);
  for (let at: u32 = 0; at < most; at++) {
    block(t0, l0, at, BLOCKS);
    block(t1, l1, at, BLOCKS + 64);
    block(t2, l2, at, BLOCKS + 128);
    block(t3, l3, at, BLOCKS + 192);
    for (let i: usize = 0; i < 64; i += 16)
      gather(BLOCKS + i, BLOCKS + 64 + i, BLOCKS + 128 + i, BLOCKS + 192 + i, WORDS + i * 4);
    compress(INNER, WORDS, RESULT);
    const taken = having(at, n0, n1, n2, n3);
    for (let i: usize = 0; i < 128; i += 16)
      v128.store(
        INNER + i,
        v128.bitselect(v128.load(RESULT + i), v128.load(INNER + i), taken),
      );
  }
}

/**
 * SHA-256 of `count` texts, the starts of which lie `stride` bytes apart; their lengths are 32-bit numbers at
 * `lengths`. 32 bytes each at `dst`.
 */
export function sha256(src: usize, lengths: usize, stride: i32, count: i32, dst: usize): void {
  for (let i = 0; i < count; i += 4) {
    // Nothing is read beyond the last text: its neighbours are computed as copies of it.
    const last = count - 1 - i;
    const i1 = min(1, last);
    const i2 = min(2, last);
    const i3 = min(3, last);
    four(
      src,
      src + i1 * stride,
      src + i2 * stride,
      src + i3 * stride,
      load<u32>(lengths),
      load<u32>(lengths + (i1 << 2)),
      load<u32>(lengths + (i2 << 2)),
      load<u32>(lengths + (i3 << 2)),
    );
    scatter(INNER, BLOCKS);
    scatter(INNER + 64, BLOCKS + 64);
    for (let lane = 0; lane <= i3; lane++) {
      v128.store(dst, v128.load(BLOCKS + (lane << 4)));
      v128.store(dst, v128.load(BLOCKS + (lane << 4), 64), 16);
      dst += 32;
    }
    src += stride << 2;
    lengths += 16;
  }
}
