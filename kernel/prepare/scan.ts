/** Finds what parts a text, 64 bytes at a look: delimiters, line breaks and quotes. Reads up to 63 bytes behind its end. */

export const QUOTE: u8 = 0x22;
export const NEWLINE: u8 = 0x0a;

let base: usize = 0;
let mask: u64 = 0;
let delimiters: v128 = i8x16.splat(0);

@inline
function bits(at: usize): u64 {
  const x = v128.load(at);
  const found = v128.or(
    i8x16.eq(x, delimiters),
    v128.or(i8x16.eq(x, i8x16.splat(QUOTE)), i8x16.eq(x, i8x16.splat(NEWLINE))),
  );
  return <u64>(<u32>i8x16.bitmask(found));
}

@inline
function look(): void {
  mask = bits(base) | (bits(base + 16) << 16) | (bits(base + 32) << 32) | (bits(base + 48) << 48);
}

/** Begins at a place. */
export function startScan(at: usize, delimiter: u32): void {
  delimiters = i8x16.splat(<i8>delimiter);
  base = at;
  look();
}

/** The next of them that was not answered yet; `end` or a place behind it where there is none before. */
@inline
export function nextMark(end: usize): usize {
  while (mask == 0) {
    base += 64;
    if (base >= end) {
      base = end;
      return end;
    }
    look();
  }
  const at = base + <usize>ctz(mask);
  mask &= mask - 1;
  return at;
}

/** How many line breaks a text holds. */
export function countLines(from: usize, end: usize): u32 {
  let lines: u32 = 0;
  let at = from;
  for (; at + 16 <= end; at += 16)
    lines += popcnt<u32>(i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(NEWLINE))));
  for (; at < end; at++) lines += load<u8>(at) == NEWLINE ? 1 : 0;
  return lines;
}
