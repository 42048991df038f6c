/**
 * SHA-256 (FIPS 180-4) of four blocks at once, one in each 32-bit lane. Nothing here branches on what is hashed, nor
 * looks anything up by it.
 */

/** The round constants, section 4.2.2. */
const K: usize = memory.data<u32>(
  [
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
    0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2,
  ],
  16,
);

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

@inline
function rotate(x: v128, by: i32): v128 {
  return v128.or(i32x4.shr_u(x, by), i32x4.shl(x, 32 - by));
}

/** What a round adds to both d and h: T1 of section 6.2.2. */
@inline
function first(e: v128, f: v128, g: v128, h: v128, wk: v128): v128 {
  const sum = v128.xor(v128.xor(rotate(e, 6), rotate(e, 11)), rotate(e, 25));
  const choice = v128.xor(g, v128.and(e, v128.xor(f, g)));
  return i32x4.add(i32x4.add(h, wk), i32x4.add(sum, choice));
}

/** T2 of section 6.2.2. */
@inline
function second(a: v128, b: v128, c: v128): v128 {
  const sum = v128.xor(v128.xor(rotate(a, 2), rotate(a, 13)), rotate(a, 22));
  const majority = v128.xor(b, v128.and(v128.xor(a, b), v128.xor(b, c)));
  return i32x4.add(sum, majority);
}

/** A message word and the constant of its round. */
@inline
function keyed(w: v128, k: usize): v128 {
  return i32x4.add(w, v128.load32_splat(k));
}

@inline
function small0(x: v128): v128 {
  return v128.xor(v128.xor(rotate(x, 7), rotate(x, 18)), i32x4.shr_u(x, 3));
}

@inline
function small1(x: v128): v128 {
  return v128.xor(v128.xor(rotate(x, 17), rotate(x, 19)), i32x4.shr_u(x, 10));
}

/** The message word sixteen rounds on. */
@inline
function next(w0: v128, w1: v128, w9: v128, w14: v128): v128 {
  return i32x4.add(i32x4.add(w0, small0(w1)), i32x4.add(w9, small1(w14)));
}

/** One block of the compression function, section 6.2.2: `out` may be `state` itself. */
export function compress(state: usize, words: usize, out: usize): void {
  let a = v128.load(state, 0);
  let b = v128.load(state, 16);
  let c = v128.load(state, 32);
  let d = v128.load(state, 48);
  let e = v128.load(state, 64);
  let f = v128.load(state, 80);
  let g = v128.load(state, 96);
  let h = v128.load(state, 112);
  let w0 = v128.load(words, 0);
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
  for (let k = K; ; k += 64) {
    t = first(e, f, g, h, keyed(w0, k + 0));
    d = i32x4.add(d, t);
    h = i32x4.add(t, second(a, b, c));
    t = first(d, e, f, g, keyed(w1, k + 4));
    c = i32x4.add(c, t);
    g = i32x4.add(t, second(h, a, b));
    t = first(c, d, e, f, keyed(w2, k + 8));
    b = i32x4.add(b, t);
    f = i32x4.add(t, second(g, h, a));
    t = first(b, c, d, e, keyed(w3, k + 12));
    a = i32x4.add(a, t);
    e = i32x4.add(t, second(f, g, h));
    t = first(a, b, c, d, keyed(w4, k + 16));
    h = i32x4.add(h, t);
    d = i32x4.add(t, second(e, f, g));
    t = first(h, a, b, c, keyed(w5, k + 20));
    g = i32x4.add(g, t);
    c = i32x4.add(t, second(d, e, f));
    t = first(g, h, a, b, keyed(w6, k + 24));
    f = i32x4.add(f, t);
    b = i32x4.add(t, second(c, d, e));
    t = first(f, g, h, a, keyed(w7, k + 28));
    e = i32x4.add(e, t);
    a = i32x4.add(t, second(b, c, d));
    t = first(e, f, g, h, keyed(w8, k + 32));
    d = i32x4.add(d, t);
    h = i32x4.add(t, second(a, b, c));
    t = first(d, e, f, g, keyed(w9, k + 36));
    c = i32x4.add(c, t);
    g = i32x4.add(t, second(h, a, b));
    t = first(c, d, e, f, keyed(w10, k + 40));
    b = i32x4.add(b, t);
    f = i32x4.add(t, second(g, h, a));
    t = first(b, c, d, e, keyed(w11, k + 44));
    a = i32x4.add(a, t);
    e = i32x4.add(t, second(f, g, h));
    t = first(a, b, c, d, keyed(w12, k + 48));
    h = i32x4.add(h, t);
    d = i32x4.add(t, second(e, f, g));
    t = first(h, a, b, c, keyed(w13, k + 52));
    g = i32x4.add(g, t);
    c = i32x4.add(t, second(d, e, f));
    t = first(g, h, a, b, keyed(w14, k + 56));
    f = i32x4.add(f, t);
    b = i32x4.add(t, second(c, d, e));
    t = first(f, g, h, a, keyed(w15, k + 60));
    e = i32x4.add(e, t);
    a = i32x4.add(t, second(b, c, d));
    if (k == K + 192) break;
    w0 = next(w0, w1, w9, w14);
    w1 = next(w1, w2, w10, w15);
    w2 = next(w2, w3, w11, w0);
    w3 = next(w3, w4, w12, w1);
    w4 = next(w4, w5, w13, w2);
    w5 = next(w5, w6, w14, w3);
    w6 = next(w6, w7, w15, w4);
    w7 = next(w7, w8, w0, w5);
    w8 = next(w8, w9, w1, w6);
    w9 = next(w9, w10, w2, w7);
    w10 = next(w10, w11, w3, w8);
    w11 = next(w11, w12, w4, w9);
    w12 = next(w12, w13, w5, w10);
    w13 = next(w13, w14, w6, w11);
    w14 = next(w14, w15, w7, w12);
    w15 = next(w15, w0, w8, w13);
  }
  v128.store(out, i32x4.add(a, v128.load(state, 0)), 0);
  v128.store(out, i32x4.add(b, v128.load(state, 16)), 16);
  v128.store(out, i32x4.add(c, v128.load(state, 32)), 32);
  v128.store(out, i32x4.add(d, v128.load(state, 48)), 48);
  v128.store(out, i32x4.add(e, v128.load(state, 64)), 64);
  v128.store(out, i32x4.add(f, v128.load(state, 80)), 80);
  v128.store(out, i32x4.add(g, v128.load(state, 96)), 96);
  v128.store(out, i32x4.add(h, v128.load(state, 112)), 112);
}
