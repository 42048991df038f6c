/**
 * HMAC-SHA-256 (RFC 2104, FIPS 198-1) of messages of 32 bytes: two compressions each, for what depends on the key alone
 * is computed once, in `setKey`.
 */

import { gather } from './lanes';
import {
  BLOCKS,
  INNER,
  LAST,
  MIDSTATE_BYTES,
  MIDSTATES,
  OUTER,
  OUTER_WORDS,
  RESULT,
  SLOTS,
  tidy,
  WORDS,
  wipe,
} from './scratch';
import { begin, compress, spread } from './sha256-lanes';

/** Which slots have a key, a bit each. */
let keys: u32 = 0;

/**
 * Takes the key of a slot, and keeps nothing of it but its two midstates. It may have 64 bytes at most: a longer one
 * would have to be hashed first. The caller zeroes its copy. Another length or slot is a fault of the caller, and traps.
 */
export function setKey(slot: i32, key: usize, length: i32): void {
  if (<u32>slot >= <u32>SLOTS || <u32>length > 64) unreachable();
  memory.fill(BLOCKS, 0, 256);
  memory.copy(BLOCKS, key, length);
  memory.copy(BLOCKS + 64, key, length);
  for (let i: usize = 0; i < 64; i += 16) {
    v128.store(BLOCKS + i, v128.xor(v128.load(BLOCKS + i), i8x16.splat(0x36)));
    v128.store(BLOCKS + i, v128.xor(v128.load(BLOCKS + i, 64), i8x16.splat(0x5c)), 64);
  }
  for (let i: usize = 0; i < 64; i += 16)
    gather(BLOCKS + i, BLOCKS + 64 + i, BLOCKS + 128 + i, BLOCKS + 192 + i, WORDS + i * 4);
  begin(INNER);
  compress(INNER, WORDS, RESULT);
  const midstate = MIDSTATES + <usize>slot * MIDSTATE_BYTES;
  for (let i: usize = 0; i < 8; i++) {
    store<u32>(midstate + i * 4, load<u32>(RESULT + i * 16));
    store<u32>(midstate + i * 4, load<u32>(RESULT + i * 16, 4), 32);
  }
  tidy();
  keys |= 1 << slot;
}

/** Forgets every key, and whatever was computed with one and is still in the kernel's own memory. */
export function clearKeys(): void {
  wipe();
  keys = 0;
}

/** After the 32 bytes of a message or of the inner digest: a one, and the length of it with the key's block. */
@inline
function pad(words: usize): void {
  v128.store(words, i32x4.splat(0x80000000), 128);
  for (let i: usize = 144; i < 240; i += 16) v128.store(words + i, i32x4.splat(0));
  v128.store(words, i32x4.splat((64 + 32) * 8), 240);
}

/** The tokens of four messages, the first eight bytes of each at `high` and the next eight at `low`. */
@inline
function four(m0: usize, m1: usize, m2: usize, m3: usize, high: usize, low: usize): void {
  gather(m0, m1, m2, m3, WORDS);
  gather(m0 + 16, m1 + 16, m2 + 16, m3 + 16, WORDS + 64);
  compress(INNER, WORDS, OUTER_WORDS);
  compress(OUTER, OUTER_WORDS, RESULT);
  const a = v128.load(RESULT);
  const b = v128.load(RESULT, 16);
  const c = v128.load(RESULT, 32);
  const d = v128.load(RESULT, 48);
  v128.store(high, i32x4.shuffle(b, a, 0, 4, 1, 5));
  v128.store(high, i32x4.shuffle(b, a, 2, 6, 3, 7), 16);
  v128.store(low, i32x4.shuffle(d, c, 0, 4, 1, 5));
  v128.store(low, i32x4.shuffle(d, c, 2, 6, 3, 7), 16);
}

/**
 * The first sixteen bytes of the HMAC of `count` messages that lie one after another at `src`, as two 64-bit numbers:
 * the first eight bytes at `high`, the next eight at `low`. A slot without a key is a fault of the caller, and traps:
 * tokens of no key would be found in no other list.
 */
export function hmac(slot: i32, src: usize, count: i32, high: usize, low: usize): void {
  if (<u32>slot >= <u32>SLOTS || !((keys >> slot) & 1)) unreachable();
  const midstate = MIDSTATES + <usize>slot * MIDSTATE_BYTES;
  spread(midstate, INNER);
  spread(midstate + 32, OUTER);
  pad(WORDS);
  pad(OUTER_WORDS);
  for (; count >= 4; count -= 4) {
    four(src, src + 32, src + 64, src + 96, high, low);
    src += 128;
    high += 32;
    low += 32;
  }
  if (count <= 0) return;
  // Nothing is read beyond the last message, nor written beyond its token: its neighbours are computed as copies of it.
  const last = src + <usize>(count - 1) * 32;
  four(src, count > 1 ? src + 32 : last, count > 2 ? src + 64 : last, last, LAST, LAST + 32);
  memory.copy(high, LAST, <usize>count * 8);
  memory.copy(low, LAST + 32, <usize>count * 8);
}
