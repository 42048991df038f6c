/** Who keeps a token that several have: the lowest persons, as many as may. */

import {
  attributes,
  codes,
  compareTokens,
  highOf,
  lowOf,
  personOf,
  stride,
} from './token-rows';

export { setRows } from './token-rows';

/** Where those go who keep a token, as columns of their own, and the persons who lost one. */
let high: usize = 0;
let low: usize = 0;
let person: usize = 0;
let keptCodes: usize = 0;
let keptStride: usize = 0;
let lost: usize = 0;

let kept: i32 = 0;
let losers: i32 = 0;
let at: i32 = 0;
/** How many may have a token, how many have the last one, and a row of it. */
let most: i32 = 1;
let holders: i32 = 0;
let last: u32 = 0;

/** Says where they go from now on; nobody is there yet. */
export function setKept(
  highs: usize,
  lows: usize,
  persons: usize,
  firstCodes: usize,
  codesStride: usize,
  lostPersons: usize,
): void {
  high = highs;
  low = lows;
  person = persons;
  keptCodes = firstCodes;
  keptStride = codesStride;
  lost = lostPersons;
  kept = 0;
  losers = 0;
}

/** How many rows keep a token since they were last written. */
export function keptRows(): i32 {
  return kept;
}

/** How many persons lost one since they were last written. */
export function lostRows(): i32 {
  return losers;
}

/** How far the rows at hand are settled. */
export function reached(): i32 {
  return at;
}

/** Begins with rows in the order of their tokens and persons, which are all that there are of these tokens. */
export function startWith(holdersAtMost: i32): void {
  most = holdersAtMost;
  holders = 0;
  at = 0;
}

/**
 * Settles rows until there are `room` who keep a token or who lost one, or `count` are settled: of each token the first
 * rows keep it. Answers 0 if the tokens are out of order.
 */
export function settleSome(order: usize, count: i32, room: i32): i32 {
  if (kept >= room) kept = 0;
  if (losers >= room) losers = 0;
  while (at < count && kept < room && losers < room) {
    const row = load<u32>(order + (<usize>at << 2));
    const compared = at == 0 ? -1 : compareTokens(last, row);
    if (compared > 0) return 0;
    if (compared < 0) holders = 0;
    if (holders < most) {
      holders++;
      keep(row);
    } else {
      lose(row);
    }
    last = row;
    at++;
  }
  return 1;
}

function keep(row: u32): void {
  const place = <usize>kept << 3;
  store<i64>(high + place, highOf(row));
  store<i64>(low + place, lowOf(row));
  store<i64>(person + place, personOf(row));
  for (let n = 0; n < attributes; n++)
    store<u8>(keptCodes + <usize>n * keptStride + kept, load<u8>(codes + <usize>n * stride + row));
  kept++;
}

function lose(row: u32): void {
  store<i64>(lost + (<usize>losers << 3), personOf(row));
  losers++;
}
