/** What the rounds of SHA-256 are made of (FIPS 180-4), on the same word of four blocks at once. */

/** The round constants, section 4.2.2. */
export const K: usize = memory.data<u32>(
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

@inline
function rotate(x: v128, by: i32): v128 {
  return v128.or(i32x4.shr_u(x, by), i32x4.shl(x, 32 - by));
}

/** What a round adds to both d and h: T1 of section 6.2.2. */
@inline
export function first(e: v128, f: v128, g: v128, h: v128, wk: v128): v128 {
  const sum = v128.xor(v128.xor(rotate(e, 6), rotate(e, 11)), rotate(e, 25));
  return i32x4.add(i32x4.add(h, wk), i32x4.add(sum, v128.bitselect(f, g, e)));
}

/** T2 of section 6.2.2; what b and c differ in is what a and b differed in, one round ago. */
@inline
export function second(a: v128, b: v128, ab: v128, bc: v128): v128 {
  const sum = v128.xor(v128.xor(rotate(a, 2), rotate(a, 13)), rotate(a, 22));
  return i32x4.add(sum, v128.xor(b, v128.and(ab, bc)));
}

/** A message word and the constant of its round. */
@inline
export function keyed(w: v128, k: usize): v128 {
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
export function next(w0: v128, w1: v128, w9: v128, w14: v128): v128 {
  return i32x4.add(i32x4.add(w0, small0(w1)), i32x4.add(w9, small1(w14)));
}

