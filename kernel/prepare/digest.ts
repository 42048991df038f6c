/** Digests that a file holds already: 64 hex digits, in small letters or in capitals. */

/** 0 to 15 for each digit of either case; what is none has its highest bit set. */
@inline
function nibbles(x: v128): v128 {
  const number = i8x16.sub(x, i8x16.splat(0x30));
  const letter = i8x16.sub(v128.or(x, i8x16.splat(0x20)), i8x16.splat(0x61));
  const isNumber = i8x16.lt_u(number, i8x16.splat(10));
  const isLetter = i8x16.lt_u(letter, i8x16.splat(6));
  const value = v128.bitselect(number, i8x16.add(letter, i8x16.splat(10)), isNumber);
  return v128.bitselect(value, i8x16.splat(-1), v128.or(isNumber, isLetter));
}

/** All ones for each capital. */
@inline
function capitals(x: v128): v128 {
  return i8x16.lt_u(i8x16.sub(x, i8x16.splat(0x41)), i8x16.splat(6));
}

@inline
function pairs(n: v128): v128 {
  return v128.and(v128.or(i16x8.shl(n, 4), i16x8.shr_u(n, 8)), i16x8.splat(0xff));
}

/** Reads 64 digits into 32 bytes; answers 0 if they are none, 2 if a capital is among them, else 1. */
export function readDigest(text: usize, to: usize): u8 {
  const x0 = v128.load(text);
  const x1 = v128.load(text, 16);
  const x2 = v128.load(text, 32);
  const x3 = v128.load(text, 48);
  const n0 = nibbles(x0);
  const n1 = nibbles(x1);
  const n2 = nibbles(x2);
  const n3 = nibbles(x3);
  if (i8x16.bitmask(v128.or(v128.or(n0, n1), v128.or(n2, n3))) != 0) return 0;
  v128.store(to, i8x16.narrow_i16x8_u(pairs(n0), pairs(n1)));
  v128.store(to, i8x16.narrow_i16x8_u(pairs(n2), pairs(n3)), 16);
  const large = v128.or(v128.or(capitals(x0), capitals(x1)), v128.or(capitals(x2), capitals(x3)));
  return v128.any_true(large) ? 2 : 1;
}

/** Eight bytes as sixteen digits in small letters. */
@inline
function digits(bytes: v128): v128 {
  const high = v128.and(i8x16.shr_u(bytes, 4), i8x16.splat(0x0f));
  const low = v128.and(bytes, i8x16.splat(0x0f));
  const n = i8x16.shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const letter = i8x16.gt_u(n, i8x16.splat(9));
  return i8x16.add(i8x16.add(n, i8x16.splat(0x30)), v128.and(letter, i8x16.splat(0x27)));
}

/** Writes 32 bytes as 64 digits. */
@inline
function writeDigest(digest: usize, to: usize): void {
  v128.store(to, digits(v128.load64_zero(digest)));
  v128.store(to, digits(v128.load64_zero(digest + 8)), 16);
  v128.store(to, digits(v128.load64_zero(digest + 16)), 32);
  v128.store(to, digits(v128.load64_zero(digest + 24)), 48);
}

/** Bytes of a digest as Parquet's PLAIN layout has it: its length, and its digits. */
const PACKED: usize = 68;

/**
 * Writes the digests of those of `rows` rows whose outcome is 0 and which have one, in that layout one behind the other,
 * and for each row of outcome 0 a byte that says whether it has one, and its first 64 bits as two numbers, the higher
 * first, or zeros. Answers how many have one. There must be room for all.
 */
export function packDigests(
  outcomes: usize,
  marks: usize,
  digests: usize,
  rows: u32,
  present: usize,
  keys: usize,
  to: usize,
): u32 {
  let packed: u32 = 0;
  for (let row: u32 = 0; row < rows; row++) {
    if (load<u8>(outcomes + row) != 0) continue;
    const has = load<u8>(marks + row) != 0;
    const digest = digests + (<usize>row << 5);
    store<u8>(present++, has ? 1 : 0);
    store<u64>(keys, 0);
    if (has) {
      store<u32>(keys, bswap<u32>(load<u32>(digest)));
      store<u32>(keys, bswap<u32>(load<u32>(digest, 4)), 4);
    }
    keys += 8;
    if (!has) continue;
    store<u32>(to, 64);
    writeDigest(digest, to + 4);
    to += PACKED;
    packed++;
  }
  return packed;
}
