/**
 * SHA-256 of short texts as they come, whichever column they are of: four at a time, those of one block apart from those
 * of two.
 */

import { gather, scatter } from '../source/lanes';
import { begin, compress } from '../source/sha256-lanes';
import { ODD, Plan } from './plan';

/** Most bytes of a text: what two blocks hold with their padding. */
export const LONGEST: u32 = 119;
const ONE_BLOCK: u32 = 55;

/** Places for four texts of two blocks each, once for short ones and once for long ones. */
const TEXTS: usize = memory.data(2 * 4 * 128, 16);
/** Where the digest of each goes, and which row it is of. */
const TARGETS: usize = memory.data(2 * 4 * 8, 16);
const STATE: usize = memory.data(128, 16);
const WORDS: usize = memory.data(256, 16);
const DIGESTS: usize = memory.data(128, 16);

let short: usize = 0;
let long: usize = 0;
let plan: Plan = changetype<Plan>(0);

/** Begins with no texts. */
export function startHashing(by: Plan): void {
  short = 0;
  long = 0;
  plan = by;
}

/** Where the next text may be written, up to 128 bytes, before its length is known. */
export const DRAFT: usize = memory.data(128, 16);

/** Whether a digest is one of those that are nobody's. */
export function isFiller(by: Plan, digest: usize): bool {
  const key = load<u64>(digest);
  let slot = <u32>key & by.fillerMask;
  while (true) {
    const filler = load<u64>(by.fillers + (<usize>slot << 3));
    if (filler == 0) return false;
    if (filler == key) return true;
    slot = (slot + 1) & by.fillerMask;
  }
}

@inline
function block(texts: usize, at: usize): void {
  for (let i: usize = 0; i < 64; i += 16)
    gather(texts + at + i, texts + 128 + at + i, texts + 256 + at + i, texts + 384 + at + i, WORDS + i * 4);
  compress(STATE, WORDS, STATE);
}

/** Hashes the first `count` of four texts, and takes rows back whose identifier is nobody's. */
function hashFour(count: usize, isLong: usize): void {
  const texts = TEXTS + isLong * 512;
  begin(STATE);
  block(texts, 0);
  if (isLong) block(texts, 64);
  scatter(STATE, DIGESTS);
  scatter(STATE + 64, DIGESTS + 64);
  for (let i: usize = 0; i < count; i++) {
    const target = TARGETS + isLong * 32 + i * 8;
    const to = load<usize>(target);
    v128.store(to, v128.load(DIGESTS + i * 16));
    v128.store(to, v128.load(DIGESTS + i * 16, 64), 16);
    if (isFiller(plan, to)) store<u8>(plan.outcomes + load<u32>(target, 4), ODD);
  }
}

/** Takes the text in `DRAFT`, of at most `LONGEST` bytes; its digest goes to `to` by the time of `endHashing`. */
export function hashDraft(length: u32, to: usize, row: u32): void {
  const isLong: usize = length > ONE_BLOCK ? 1 : 0;
  const at = isLong ? long : short;
  const text = TEXTS + isLong * 512 + at * 128;
  const size: usize = 64 << isLong;
  for (let i: usize = 0; i < size; i += 16) v128.store(text + i, v128.load(DRAFT + i));
  memory.fill(text + length, 0, size - length);
  store<u8>(text + length, 0x80);
  store<u32>(text + size - 4, bswap<u32>(length << 3));
  const target = TARGETS + isLong * 32 + at * 8;
  store<usize>(target, to);
  store<u32>(target, row, 4);
  const count = (at + 1) & 3;
  if (isLong) long = count;
  else short = count;
  if (count == 0) hashFour(4, isLong);
}

/** Hashes what is left. */
export function endHashing(): void {
  if (short) hashFour(short, 0);
  if (long) hashFour(long, 1);
  short = 0;
  long = 0;
}
