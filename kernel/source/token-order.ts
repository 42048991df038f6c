/** The order of tokens that lie in sorted slices. */

import { compareRows, highOf } from './token-rows';

/** Moves that sorting a row may take on average before its tokens are taken for no random ones. */
const PATIENCE: i64 = 32;

/**
 * Puts the rows of `count` slices, each two numbers of four bytes at `slices` (from, and to before which), to `order`
 * by their tokens, and rows of the same by their persons; answers how many they are. Tokens are random, so each goes to its place by its share of the whole
 * range, and few have to move then, however many slices there are; others are sorted by comparing. `places` has room
 * for twice as many numbers as there are rows, and two.
 */
export function orderTokens(slices: usize, count: i32, order: usize, places: usize): i32 {
  const rows = spread(slices, count, order, places);
  if (!sortNearly(order, rows)) heapSort(order, rows);
  return rows;
}

/**
 * Answers 1 if the tokens of rows from one to before another rise from each to the next, or their persons where several
 * rows have one.
 */
export function rises(from: u32, to: u32): i32 {
  for (let row = from + 1; row < to; row++) if (compareRows(row - 1, row) >= 0) return 0;
  return 1;
}

function spread(slices: usize, count: i32, order: usize, places: usize): i32 {
  let rows: u32 = 0;
  let least = i64.MAX_VALUE;
  let most = i64.MIN_VALUE;
  for (let n = 0; n < count; n++) {
    const from = load<u32>(slices + (n << 3));
    const to = load<u32>(slices + (n << 3), 4);
    if (to <= from) continue;
    rows += to - from;
    least = min<i64>(least, highOf(from));
    most = max<i64>(most, highOf(to - 1));
  }
  if (rows == 0) return 0;
  const range = <u64>(most - least);
  const bits: u64 = 31 - clz<u32>(rows);
  const shift = max<i64>(0, 64 - <i64>clz<u64>(range) - <i64>bits);
  const last = <u32>(range >>> shift);
  memory.fill(places, 0, (<usize>last + 2) << 2);
  for (let n = 0; n < count; n++) {
    const to = load<u32>(slices + (n << 3), 4);
    for (let row = load<u32>(slices + (n << 3)); row < to; row++) {
      const place = placeOf(row, least, shift, last, places);
      store<u32>(place, load<u32>(place) + 1);
    }
  }
  let sum: u32 = 0;
  for (let n: usize = 0; n <= <usize>last; n++) {
    const here = load<u32>(places + (n << 2));
    store<u32>(places + (n << 2), sum);
    sum += here;
  }
  for (let n = 0; n < count; n++) {
    const to = load<u32>(slices + (n << 3), 4);
    for (let row = load<u32>(slices + (n << 3)); row < to; row++) {
      const place = placeOf(row, least, shift, last, places);
      const target = load<u32>(place);
      store<u32>(place, target + 1);
      store<u32>(order + (<usize>target << 2), row);
    }
  }
  return rows;
}

/** A slice that is not sorted would hold tokens beyond the range: they go to its end, and nowhere else. */
@inline
function placeOf(row: u32, least: i64, shift: u64, last: u32, places: usize): usize {
  const share = min<u64>(<u64>(highOf(row) - least) >>> shift, last);
  return places + (<usize>share << 2);
}

/** Sorts rows that nearly are; answers false where that takes too long. */
function sortNearly(order: usize, rows: i32): bool {
  let moves = PATIENCE * rows;
  for (let n = 1; n < rows; n++) {
    const row = load<u32>(order + (<usize>n << 2));
    let place = order + (<usize>n << 2);
    while (place > order && compareRows(load<u32>(place - 4), row) > 0) {
      store<u32>(place, load<u32>(place - 4));
      place -= 4;
      moves--;
    }
    store<u32>(place, row);
    if (moves < 0) return false;
  }
  return true;
}

function heapSort(order: usize, rows: i32): void {
  for (let n = rows / 2 - 1; n >= 0; n--) sink(order, n, rows);
  for (let n = rows - 1; n > 0; n--) {
    const most = load<u32>(order);
    store<u32>(order, load<u32>(order + (<usize>n << 2)));
    store<u32>(order + (<usize>n << 2), most);
    sink(order, 0, n);
  }
}

function sink(order: usize, from: i32, rows: i32): void {
  let at = from;
  const row = load<u32>(order + (<usize>at << 2));
  for (let child = 2 * at + 1; child < rows; child = 2 * at + 1) {
    const one = load<u32>(order + (<usize>child << 2));
    let greater = one;
    if (child + 1 < rows) {
      const other = load<u32>(order + (<usize>child << 2), 4);
      if (compareRows(other, one) > 0) {
        greater = other;
        child++;
      }
    }
    if (compareRows(greater, row) <= 0) break;
    store<u32>(order + (<usize>at << 2), greater);
    at = child;
  }
  store<u32>(order + (<usize>at << 2), row);
}
