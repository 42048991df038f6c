/**
 * SHA-256 (FIPS 180-4) of four blocks at once, one in each 32-bit lane. Nothing here branches on what is hashed, nor
 * looks anything up by it. The rounds are written out sixteen at a time: so each word is a local, and no address depends on a round but that of its constant.
 */

import { first, K, keyed, next, second } from './sha256-rounds';

/** The initial hash value, section 5.3.3. */
const INITIAL: usize = memory.data<u32>(
  [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19],
  16,
);

/** Bytes of a state: eight words, each in four lanes. */
export const STATE_BYTES: usize = 128;
/** Bytes of a message block: sixteen words, each in four lanes. */
export const WORDS_BYTES: usize = 256;

/** Fills a state with the same eight words in every lane. */
export function spread(words: usize, state: usize): void {
  for (let i: usize = 0; i < 8; i++) v128.store(state + i * 16, v128.load32_splat(words + i * 4));
}

/** Fills a state with the initial hash value. */
export function begin(state: usize): void {
  spread(INITIAL, state);
}

/** One block of the compression function, section 6.2.2. */
export function compress(state: usize, words: usize, out: usize): void {
  let a = v128.load(state);
  let b = v128.load(state, 16);
  let c = v128.load(state, 32);
  let d = v128.load(state, 48);
  let e = v128.load(state, 64);
  let f = v128.load(state, 80);
  let g = v128.load(state, 96);
  let h = v128.load(state, 112);
  let w0 = v128.load(words);
  let w1 = v128.load(words, 16);
  let w2 = v128.load(words, 32);
  let w3 = v128.load(words, 48);
  let w4 = v128.load(words, 64);
  let w5 = v128.load(words, 80);
  let w6 = v128.load(words, 96);
  let w7 = v128.load(words, 112);
  let w8 = v128.load(words, 128);
  let w9 = v128.load(words, 144);
  let w10 = v128.load(words, 160);
  let w11 = v128.load(words, 176);
  let w12 = v128.load(words, 192);
  let w13 = v128.load(words, 208);
  let w14 = v128.load(words, 224);
  let w15 = v128.load(words, 240);
  let t = a;
  let x = a;
  let y = v128.xor(b, c);
  t = first(e, f, g, h, keyed(w0, K));
  d = i32x4.add(d, t);
  x = v128.xor(a, b);
  h = i32x4.add(t, second(a, b, x, y));
  t = first(d, e, f, g, keyed(w1, K + 4));
  c = i32x4.add(c, t);
  y = v128.xor(h, a);
  g = i32x4.add(t, second(h, a, y, x));
  t = first(c, d, e, f, keyed(w2, K + 8));
  b = i32x4.add(b, t);
  x = v128.xor(g, h);
  f = i32x4.add(t, second(g, h, x, y));
  t = first(b, c, d, e, keyed(w3, K + 12));
  a = i32x4.add(a, t);
  y = v128.xor(f, g);
  e = i32x4.add(t, second(f, g, y, x));
  t = first(a, b, c, d, keyed(w4, K + 16));
  h = i32x4.add(h, t);
  x = v128.xor(e, f);
  d = i32x4.add(t, second(e, f, x, y));
  t = first(h, a, b, c, keyed(w5, K + 20));
  g = i32x4.add(g, t);
  y = v128.xor(d, e);
  c = i32x4.add(t, second(d, e, y, x));
  t = first(g, h, a, b, keyed(w6, K + 24));
  f = i32x4.add(f, t);
  x = v128.xor(c, d);
  b = i32x4.add(t, second(c, d, x, y));
  t = first(f, g, h, a, keyed(w7, K + 28));
  e = i32x4.add(e, t);
  y = v128.xor(b, c);
  a = i32x4.add(t, second(b, c, y, x));
  t = first(e, f, g, h, keyed(w8, K + 32));
  d = i32x4.add(d, t);
  x = v128.xor(a, b);
  h = i32x4.add(t, second(a, b, x, y));
  t = first(d, e, f, g, keyed(w9, K + 36));
  c = i32x4.add(c, t);
  y = v128.xor(h, a);
  g = i32x4.add(t, second(h, a, y, x));
  t = first(c, d, e, f, keyed(w10, K + 40));
  b = i32x4.add(b, t);
  x = v128.xor(g, h);
  f = i32x4.add(t, second(g, h, x, y));
  t = first(b, c, d, e, keyed(w11, K + 44));
  a = i32x4.add(a, t);
  y = v128.xor(f, g);
  e = i32x4.add(t, second(f, g, y, x));
  t = first(a, b, c, d, keyed(w12, K + 48));
  h = i32x4.add(h, t);
  x = v128.xor(e, f);
  d = i32x4.add(t, second(e, f, x, y));
  t = first(h, a, b, c, keyed(w13, K + 52));
  g = i32x4.add(g, t);
  y = v128.xor(d, e);
  c = i32x4.add(t, second(d, e, y, x));
  t = first(g, h, a, b, keyed(w14, K + 56));
  f = i32x4.add(f, t);
  x = v128.xor(c, d);
  b = i32x4.add(t, second(c, d, x, y));
  t = first(f, g, h, a, keyed(w15, K + 60));
  e = i32x4.add(e, t);
  y = v128.xor(b, c);
  a = i32x4.add(t, second(b, c, y, x));
  for (let k = K + 64; k != K + 256; k += 64) {
    w0 = next(w0, w1, w9, w14);
    t = first(e, f, g, h, keyed(w0, k));
    d = i32x4.add(d, t);
    x = v128.xor(a, b);
    h = i32x4.add(t, second(a, b, x, y));
    w1 = next(w1, w2, w10, w15);
    t = first(d, e, f, g, keyed(w1, k + 4));
    c = i32x4.add(c, t);
    y = v128.xor(h, a);
    g = i32x4.add(t, second(h, a, y, x));
    w2 = next(w2, w3, w11, w0);
    t = first(c, d, e, f, keyed(w2, k + 8));
    b = i32x4.add(b, t);
    x = v128.xor(g, h);
    f = i32x4.add(t, second(g, h, x, y));
    w3 = next(w3, w4, w12, w1);
    t = first(b, c, d, e, keyed(w3, k + 12));
    a = i32x4.add(a, t);
    y = v128.xor(f, g);
    e = i32x4.add(t, second(f, g, y, x));
    w4 = next(w4, w5, w13, w2);
    t = first(a, b, c, d, keyed(w4, k + 16));
    h = i32x4.add(h, t);
    x = v128.xor(e, f);
    d = i32x4.add(t, second(e, f, x, y));
    w5 = next(w5, w6, w14, w3);
    t = first(h, a, b, c, keyed(w5, k + 20));
    g = i32x4.add(g, t);
    y = v128.xor(d, e);
    c = i32x4.add(t, second(d, e, y, x));
    w6 = next(w6, w7, w15, w4);
    t = first(g, h, a, b, keyed(w6, k + 24));
    f = i32x4.add(f, t);
    x = v128.xor(c, d);
    b = i32x4.add(t, second(c, d, x, y));
    w7 = next(w7, w8, w0, w5);
    t = first(f, g, h, a, keyed(w7, k + 28));
    e = i32x4.add(e, t);
    y = v128.xor(b, c);
    a = i32x4.add(t, second(b, c, y, x));
    w8 = next(w8, w9, w1, w6);
    t = first(e, f, g, h, keyed(w8, k + 32));
    d = i32x4.add(d, t);
    x = v128.xor(a, b);
    h = i32x4.add(t, second(a, b, x, y));
    w9 = next(w9, w10, w2, w7);
    t = first(d, e, f, g, keyed(w9, k + 36));
    c = i32x4.add(c, t);
    y = v128.xor(h, a);
    g = i32x4.add(t, second(h, a, y, x));
    w10 = next(w10, w11, w3, w8);
    t = first(c, d, e, f, keyed(w10, k + 40));
    b = i32x4.add(b, t);
    x = v128.xor(g, h);
    f = i32x4.add(t, second(g, h, x, y));
    w11 = next(w11, w12, w4, w9);
    t = first(b, c, d, e, keyed(w11, k + 44));
    a = i32x4.add(a, t);
    y = v128.xor(f, g);
    e = i32x4.add(t, second(f, g, y, x));
    w12 = next(w12, w13, w5, w10);
    t = first(a, b, c, d, keyed(w12, k + 48));
    h = i32x4.add(h, t);
    x = v128.xor(e, f);
    d = i32x4.add(t, second(e, f, x, y));
    w13 = next(w13, w14, w6, w11);
    t = first(h, a, b, c, keyed(w13, k + 52));
    g = i32x4.add(g, t);
    y = v128.xor(d, e);
    c = i32x4.add(t, second(d, e, y, x));
    w14 = next(w14, w15, w7, w12);
    t = first(g, h, a, b, keyed(w14, k + 56));
    f = i32x4.add(f, t);
    x = v128.xor(c, d);
    b = i32x4.add(t, second(c, d, x, y));
    w15 = next(w15, w0, w8, w13);
    t = first(f, g, h, a, keyed(w15, k + 60));
    e = i32x4.add(e, t);
    y = v128.xor(b, c);
    a = i32x4.add(t, second(b, c, y, x));
  }
  v128.store(out, i32x4.add(a, v128.load(state)));
  v128.store(out, i32x4.add(b, v128.load(state, 16)), 16);
  v128.store(out, i32x4.add(c, v128.load(state, 32)), 32);
  v128.store(out, i32x4.add(d, v128.load(state, 48)), 48);
  v128.store(out, i32x4.add(e, v128.load(state, 64)), 64);
  v128.store(out, i32x4.add(f, v128.load(state, 80)), 80);
  v128.store(out, i32x4.add(g, v128.load(state, 96)), 96);
  v128.store(out, i32x4.add(h, v128.load(state, 112)), 112);
}
