import type { PersonFeatures } from '#core/match-keys/features.ts';
import { keyAgrees, type MatchKey } from '#core/match-keys/key-agrees.ts';
import type { LabelledPeople, PeoplePair } from '#core/match-keys/labelled-people.ts';

/** How many pairs are looked at, at most: more tell nothing that these do not. */
const MOST_PAIRS = 300_000;

const SEPARATOR = '\u001f';

/** The people of a list by what they have for a key; of those who have the same, the first `cap`. */
const peopleByKey = (
  key: MatchKey,
  people: readonly PersonFeatures[],
  cap: number,
): ReadonlyMap<string, readonly number[]> => {
  const blocks = new Map<string, number[]>();
  for (const [person, features] of people.entries()) {
    const values = key.map((feature) => features[feature]);
    if (values.includes(undefined)) continue;
    const value = values.join(SEPARATOR);
    const block = blocks.get(value);
    if (block === undefined) blocks.set(value, [person]);
    else if (block.length < cap) block.push(person);
  }
  return blocks;
};

/** Which people are compared. */
interface Compared {
  readonly keys: readonly MatchKey[];
  readonly cap: number;
}

function* pairsOfKey(
  { brand, publisher }: LabelledPeople,
  key: MatchKey,
  cap: number,
): Generator<PeoplePair> {
  const others = peopleByKey(key, publisher, cap);
  for (const [value, block] of peopleByKey(key, brand, cap))
    for (const one of block)
      for (const other of others.get(value) ?? []) yield { brand: one, publisher: other };
}

/**
 * Pairs that a match key compares though they are two people: mostly of one household, one house or one name, which is what
 * a table has to tell apart. Each pair once, in a fixed order; where there are too many, every n-th.
 */
export function* comparedStrangers(
  people: LabelledPeople,
  { keys, cap }: Compared,
): Generator<PeoplePair> {
  let all = 0;
  for (const key of keys) for (const _ of pairsOfKey(people, key, cap)) all += 1;
  const step = Math.max(1, Math.ceil(all / MOST_PAIRS));
  let at = 0;
  for (const [place, key] of keys.entries())
    for (const pair of pairsOfKey(people, key, cap)) {
      at += 1;
      if (at % step !== 0 || people.brandOf.get(pair.publisher) === pair.brand) continue;
      const [one = {}, other = {}] = [people.brand[pair.brand], people.publisher[pair.publisher]];
      // A key before this one has it already.
      if (!keys.slice(0, place).some((earlier) => keyAgrees(earlier, one, other))) yield pair;
    }
}
