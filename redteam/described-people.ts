import { DAY_MS } from '#core/day.ts';
import { deriveFeatures } from '#core/match-keys/derive-features.ts';
import type { DescribedPerson } from '#core/match-keys/features.ts';
import { matchKeyDigests } from '#core/match-keys/match-key-digests.ts';
import { matchPeople } from '#core/match-keys/match-people.ts';
import { matchSlotsOf } from '#core/match-keys/match-table.ts';
import { type MatchTerms, tableNamed } from '#core/match-keys/match-terms.ts';
import type { Person } from '#redteam/people.ts';

const CONSONANTS = [...'bdfgklmnprst'];
const VOWELS = [...'aiou'];

/** A word that no other number below five million has. */
const wordOf = (n: number): string => {
  let [left, word] = [n, ''];
  for (let at = 0; at < 4; at += 1) {
    const syllables = CONSONANTS.length * VOWELS.length;
    const syllable = left % syllables;
    word += `${CONSONANTS[syllable % CONSONANTS.length]}${VOWELS[Math.floor(syllable / CONSONANTS.length)]}`;
    left = Math.floor(left / syllables);
  }
  return word;
};

/** First birthday of all. */
const BORN_FROM = Date.UTC(1950, 0, 1);

/** Somebody whose name, birth date and address are like nobody else's. */
export const describedAs = (n: number): DescribedPerson => ({
  given_name: wordOf(7 * n + 1),
  surname: wordOf(11 * n + 2),
  birth_date: new Date(BORN_FROM + n * DAY_MS).toISOString().slice(0, 10),
  postcode: String(10_000 + n),
  place: wordOf(13 * n + 3),
  street: wordOf(17 * n + 4),
  house_number: String(1 + n),
});

/** Rows that hold the match keys of people and no identifier, as `prepare` would make them. */
export const describedRows = (
  { table: named }: MatchTerms,
  people: readonly DescribedPerson[],
): readonly Person[] => {
  const table = tableNamed(named);
  const slots = matchSlotsOf(table);
  const digestsOf = matchKeyDigests(table);
  return people.map((parts) => {
    const digests = digestsOf(deriveFeatures(parts));
    const ids = slots.flatMap((slot, at) => {
      const digest = digests[at];
      return digest ? [[slot, digest] as const] : [];
    });
    return { ids: Object.fromEntries(ids), values: {} };
  });
};

/** How many of two lists are pairs, by plain code; no key may be of more people than the terms compare. */
export const pairsByPoints = (
  { table: named, total, personal }: MatchTerms,
  lists: readonly [readonly DescribedPerson[], readonly DescribedPerson[]],
): number => {
  const table = tableNamed(named);
  const digestsOf = matchKeyDigests(table);
  const compared = (people: readonly DescribedPerson[]) =>
    people.map((parts, at) => ({
      keyDigests: digestsOf(deriveFeatures(parts)),
      mark: String(at).padStart(9, '0'),
    }));
  return matchPeople({ table, total, personal }, [compared(lists[0]), compared(lists[1])]).length;
};
