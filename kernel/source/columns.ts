/** What is told of a column of a row group, and codes as a page tells them. */

/** Puts the least and the most of numbers of eight bytes each to `dst`. */
export function bounds(src: usize, count: i32, dst: usize): void {
  let least = i64.MAX_VALUE;
  let most = i64.MIN_VALUE;
  for (let n: usize = 0; n < <usize>count; n++) {
    const value = load<i64>(src + (n << 3));
    least = min<i64>(least, value);
    most = max<i64>(most, value);
  }
  store<i64>(dst, least);
  store<i64>(dst, most, 8);
}

/** Puts a 1 to `dst`, of 256 bytes, for each code that is there, and a 0 for each other. */
export function usedCodes(src: usize, count: i32, dst: usize): void {
  memory.fill(dst, 0, 256);
  for (let n: usize = 0; n < <usize>count; n++) store<u8>(dst + load<u8>(src + n), 1);
}

/**
 * Packs the places of codes, which `places` tells of each of 256, into `width` bits each, at most 8; answers how many
 * bytes that takes: whole groups of eight.
 */
export function packCodes(src: usize, count: i32, places: usize, width: i32, dst: usize): i32 {
  let at = dst;
  let held: u32 = 0;
  let bits = 0;
  for (let n = 0; n < ((count + 7) & -8); n++) {
    const place: u32 = n < count ? load<u8>(places + load<u8>(src + n)) : 0;
    held |= place << bits;
    for (bits += width; bits >= 8; bits -= 8) {
      store<u8>(at++, <u8>held);
      held >>>= 8;
    }
  }
  return <i32>(at - dst);
}
