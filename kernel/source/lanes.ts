/** Turns four texts of bytes into words of four lanes, and back. */

/** The bytes of each 32-bit word in the other order: SHA-256 is big-endian, memory is not. */
@inline
export function swap(x: v128): v128 {
  return i8x16.shuffle(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** Writes row n of four to `to` + 16 n: word n of each of four vectors. */
@inline
export function transpose(x0: v128, x1: v128, x2: v128, x3: v128, to: usize): void {
  const low01 = i32x4.shuffle(x0, x1, 0, 4, 1, 5);
  const low23 = i32x4.shuffle(x2, x3, 0, 4, 1, 5);
  const high01 = i32x4.shuffle(x0, x1, 2, 6, 3, 7);
  const high23 = i32x4.shuffle(x2, x3, 2, 6, 3, 7);
  v128.store(to, i64x2.shuffle(low01, low23, 0, 2));
  v128.store(to, i64x2.shuffle(low01, low23, 1, 3), 16);
  v128.store(to, i64x2.shuffle(high01, high23, 0, 2), 32);
  v128.store(to, i64x2.shuffle(high01, high23, 1, 3), 48);
}

/** The next four words of four messages, each in a lane of its own. */
@inline
export function gather(p0: usize, p1: usize, p2: usize, p3: usize, to: usize): void {
  transpose(
    swap(v128.load(p0)),
    swap(v128.load(p1)),
    swap(v128.load(p2)),
    swap(v128.load(p3)),
    to,
  );
}

/** Half of the four digests of a state, 16 bytes of each, as they are written: at `to`, `to` + 16 and so on. */
@inline
export function scatter(state: usize, to: usize): void {
  transpose(
    swap(v128.load(state)),
    swap(v128.load(state, 16)),
    swap(v128.load(state, 32)),
    swap(v128.load(state, 48)),
    to,
  );
}
