/** Reads SHA-256 digests in lower-case hex. What a digit is decides no branch and no address. */

/** 0 to 15 for each digit; what is none is told by `isDigit`. */
@inline
function nibbles(x: v128): v128 {
  const letter = i8x16.gt_u(x, i8x16.splat(0x39));
  return i8x16.sub(i8x16.sub(x, i8x16.splat(0x30)), v128.and(letter, i8x16.splat(0x27)));
}

/** All ones for each byte that is in [0-9a-f]. */
@inline
function isDigit(x: v128): v128 {
  const number = i8x16.lt_u(i8x16.sub(x, i8x16.splat(0x30)), i8x16.splat(10));
  const letter = i8x16.lt_u(i8x16.sub(x, i8x16.splat(0x61)), i8x16.splat(6));
  return v128.or(number, letter);
}

/** Each pair of digits as one byte, in the low half of 16 bits. */
@inline
function pairs(x: v128): v128 {
  const n = nibbles(x);
  return v128.and(v128.or(i16x8.shl(n, 4), i16x8.shr_u(n, 8)), i16x8.splat(0xff));
}

/**
 * Reads `count` texts of exactly 64 bytes, the starts of which lie `stride` bytes apart, into 32 bytes each at `dst`.
 * `bad[i]` is 1 where any of the 64 is not in [0-9a-f], and the 32 bytes are zeros then; else 0. Answers how many are
 * bad.
 */
export function hexLower(src: usize, stride: i32, count: i32, dst: usize, bad: usize): i32 {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const x0 = v128.load(src);
    const x1 = v128.load(src, 16);
    const x2 = v128.load(src, 32);
    const x3 = v128.load(src, 48);
    const good = i8x16.all_true(
      v128.and(v128.and(isDigit(x0), isDigit(x1)), v128.and(isDigit(x2), isDigit(x3))),
    ) as i32;
    const keep = i32x4.splat(-good);
    v128.store(dst, v128.and(keep, i8x16.narrow_i16x8_u(pairs(x0), pairs(x1))));
    v128.store(dst, v128.and(keep, i8x16.narrow_i16x8_u(pairs(x2), pairs(x3))), 16);
    store<u8>(bad + i, <u8>(good ^ 1));
    sum += good ^ 1;
    src += stride;
    dst += 32;
  }
  return sum;
}
