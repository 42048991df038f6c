/**
 * Texts of a column of few different ones, each known by its bytes. What each means is worked out elsewhere, once, and
 * taught: a text that nobody taught is not read here.
 */

/** Texts that a dictionary holds, and the longest of them. */
const MOST: u32 = 250;
const LONGEST: u32 = 30;
const SLOTS: u32 = 512;

/** Where in a dictionary things stand: how many texts, a slot of 16 bits each, what each means, and the texts. */
const COUNT: usize = 0;
const SLOT: usize = 16;
const MEANING: usize = SLOT + 2 * 512;
const TEXT: usize = MEANING + 256;

/** What is answered for a text that was not taught. */
export const UNKNOWN: u32 = 0xff;
/** The meaning of a text that has no declared value, or no consent. */
export const MEANINGLESS: u8 = 0xff;

/** All ones, then zeros: to keep the first bytes of sixteen. */
const KEEP: usize = memory.data<u64>([-1, -1, -1, -1, 0, 0, 0, 0], 16);

/** The first bytes of a text, as many of sixteen as it has behind `from`. */
@inline
function some(text: usize, length: u32, from: u32): v128 {
  const left = length > from ? min(length - from, 16) : 0;
  return v128.and(v128.load(text + from), v128.load(KEEP + 32 - left));
}

@inline
function mixed(low: v128, high: v128, length: u32): u32 {
  let hash: u64 = (i64x2.extract_lane(low, 0) ^ length) * 0x9e3779b97f4a7c15;
  hash = ((hash ^ (hash >> 29)) + i64x2.extract_lane(low, 1)) * 0x9e3779b97f4a7c15;
  hash = ((hash ^ (hash >> 29)) + i64x2.extract_lane(high, 0)) * 0x9e3779b97f4a7c15;
  hash = ((hash ^ (hash >> 29)) + i64x2.extract_lane(high, 1)) * 0x9e3779b97f4a7c15;
  return <u32>(hash >> 40);
}

/** The last byte of a text's place is its length. */
@inline
function sealed(high: v128, length: u32): v128 {
  return i8x16.replace_lane(high, 15, <i8>length);
}

/** The slot in which a text is, or would be. */
@inline
function slotOf(dictionary: usize, low: v128, high: v128, hash: u32): usize {
  let slot = hash & (SLOTS - 1);
  while (true) {
    const place = dictionary + SLOT + (<usize>slot << 1);
    const entry = load<u16>(place);
    if (entry == 0) return place;
    const text = dictionary + TEXT + (<usize>(entry - 1) << 5);
    const same = v128.and(
      i8x16.eq(low, v128.load(text)),
      i8x16.eq(high, v128.load(text, 16)),
    );
    if (i8x16.all_true(same)) return place;
    slot = (slot + 1) & (SLOTS - 1);
  }
}

/** The number of a text; `UNKNOWN` if it was not taught. Reads 32 bytes from where it begins. */
export function numberOf(dictionary: usize, text: usize, length: u32): u32 {
  if (length > LONGEST) return UNKNOWN;
  const low = some(text, length, 0);
  const high = sealed(some(text, length, 16), length);
  const entry = load<u16>(slotOf(dictionary, low, high, mixed(low, high, length)));
  return entry == 0 ? UNKNOWN : entry - 1;
}

/** What the text of this number means. */
@inline
export function meaningOf(dictionary: usize, number: u32): u8 {
  return load<u8>(dictionary + MEANING + number);
}

/**
 * Teaches a text and what it means; answers its number, the next from 0, or `UNKNOWN` where it is too long or no room is
 * left. Reads 32 bytes from where it begins. One that is known keeps its meaning.
 */
export function learn(dictionary: usize, text: usize, length: u32, meaning: u32): u32 {
  const count = load<u32>(dictionary, COUNT);
  if (length > LONGEST || count >= MOST) return UNKNOWN;
  const low = some(text, length, 0);
  const high = sealed(some(text, length, 16), length);
  const place = slotOf(dictionary, low, high, mixed(low, high, length));
  const entry = load<u16>(place);
  if (entry != 0) return entry - 1;
  store<u16>(place, <u16>(count + 1));
  v128.store(dictionary + TEXT + (<usize>count << 5), low);
  v128.store(dictionary + TEXT + (<usize>count << 5), high, 16);
  store<u8>(dictionary + MEANING + count, <u8>meaning);
  store<u32>(dictionary, count + 1, COUNT);
  return count;
}
