/** Whether a row may be the footer of a report, by the first field that holds anything. Told of too many, never of too few. */

@inline
function isWord(c: u8): bool {
  return <u8>((c | 0x20) - 0x61) < 26 || <u8>(c - 0x30) < 10 || c == 0x5f;
}

@inline
function begins(at: usize, end: usize, four: u32): bool {
  return at + 4 <= end && (load<u32>(at) | 0x20202020) == four;
}

/** `ReportFooter` of core's neighbour looks closer at these. */
function isKeyword(at: usize, end: usize): bool {
  return (
    begins(at, end, 0x61746f74) || // tota
    begins(at, end, 0x6e617267) || // gran
    begins(at, end, 0x74627573) || // subt
    begins(at, end, 0x2d627573) || // sub-
    begins(at, end, 0x20627573) || // "sub "
    begins(at, end, 0x79706f63) || // copy
    begins(at, end, 0x666e6f63) || // conf
    begins(at, end, 0x656e6567) || // gene
    begins(at, end, 0x6f706572) || // repo
    begins(at, end, 0x20646e65) || // "end "
    (at + 1 < end && (load<u8>(at) | 0x20) == 0x63 && load<u8>(at, 1) == 0x29) // c)
  );
}

/** `12 rows`, `3 records`. */
function isCount(at: usize, end: usize): bool {
  while (at < end && <u8>(load<u8>(at) - 0x30) < 10) at++;
  return at + 1 < end && load<u8>(at) == 0x20 && (load<u8>(at, 1) | 0x20) == 0x72;
}

/** Whether a field that begins with `at` may begin a footer. */
export function maybeFooter(at: usize, end: usize): bool {
  while (at < end && !isWord(load<u8>(at))) {
    // Half of a copyright sign, or of a blank that is none of ASCII.
    const c = load<u8>(at);
    if (c < 0x20 || c == 0xc2 || (c >= 0xe1 && c <= 0xe3) || c == 0xef) return true;
    at++;
  }
  if (at == end) return false;
  return <u8>(load<u8>(at) - 0x30) < 10 ? isCount(at, end) : isKeyword(at, end);
}
