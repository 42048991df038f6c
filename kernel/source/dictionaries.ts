/** Values that a page tells by their places in a dictionary, and codes of attributes. */

/** Puts the numbers of `dictionary` whose places are told at `src`, four bytes each, to `dst`. Answers 0 if one is not there. */
export function lookUpNumbers(src: usize, count: i32, dictionary: usize, size: u32, dst: usize): i32 {
  for (let n: usize = 0; n < <usize>count; n++) {
    const place = load<u32>(src + (n << 2));
    if (place >= size) return 0;
    store<i64>(dst + (n << 3), load<i64>(dictionary + (<usize>place << 3)));
  }
  return 1;
}

/** The same of codes, a byte each. */
export function lookUpCodes(src: usize, count: i32, dictionary: usize, size: u32, dst: usize): i32 {
  for (let n: usize = 0; n < <usize>count; n++) {
    const place = load<u32>(src + (n << 2));
    if (place >= size) return 0;
    store<u8>(dst + n, load<u8>(dictionary + place));
  }
  return 1;
}

/** Makes a byte of each number of eight bytes. Answers 0 if one is no byte. */
export function narrow(src: usize, count: i32, dst: usize): i32 {
  for (let n: usize = 0; n < <usize>count; n++) {
    const code = load<u64>(src + (n << 3));
    if (code > 255) return 0;
    store<u8>(dst + n, <u8>code);
  }
  return 1;
}
