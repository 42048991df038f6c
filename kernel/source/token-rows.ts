/** The rows that are merged: where each column lies. Numbers have eight bytes each, codes of attributes one. */

export let high: usize = 0;
export let low: usize = 0;
export let person: usize = 0;
/** The codes of the first attribute; those of the next lie `stride` bytes behind. */
export let codes: usize = 0;
export let stride: usize = 0;
export let attributes: i32 = 0;

/** Says where the rows lie that are ordered and settled from now on. */
export function setRows(
  highs: usize,
  lows: usize,
  persons: usize,
  firstCodes: usize,
  codesStride: usize,
  count: i32,
): void {
  high = highs;
  low = lows;
  person = persons;
  codes = firstCodes;
  stride = codesStride;
  attributes = count;
}

@inline
export function highOf(row: u32): i64 {
  return load<i64>(high + (<usize>row << 3));
}

@inline
export function lowOf(row: u32): i64 {
  return load<i64>(low + (<usize>row << 3));
}

@inline
export function personOf(row: u32): i64 {
  return load<i64>(person + (<usize>row << 3));
}

/** Less than, equal to or more than 0. */
@inline
export function compareTokens(one: u32, other: u32): i32 {
  const a = highOf(one);
  const b = highOf(other);
  if (a != b) return a < b ? -1 : 1;
  const c = lowOf(one);
  const d = lowOf(other);
  return <i32>(c > d) - <i32>(c < d);
}

/** The same of rows, of which those with the same token stand in the order of their persons. */
@inline
export function compareRows(one: u32, other: u32): i32 {
  const compared = compareTokens(one, other);
  if (compared != 0) return compared;
  const a = personOf(one);
  const b = personOf(other);
  return <i32>(a > b) - <i32>(a < b);
}
