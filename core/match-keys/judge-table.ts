import type { PersonFeatures } from '#core/match-keys/features.ts';
import type { LabelledPeople } from '#core/match-keys/labelled-people.ts';
import { matchKeyDigests } from '#core/match-keys/match-key-digests.ts';
import {
  type ComparedPerson,
  type MatchedPair,
  matchPeople,
  withinCap,
} from '#core/match-keys/match-people.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';
import type { MatchTerms } from '#core/match-keys/match-terms.ts';

/** By what people are matched. */
export interface JudgedTerms extends Pick<MatchTerms, 'total' | 'personal' | 'cap'> {
  readonly table: MatchTable;
}

/** Pairs with points from `from` on and below `below`; the last band has no end. */
interface Band {
  readonly from: number;
  readonly below?: number;
  readonly pairs: number;
  readonly right: number;
  /** Whether its pairs have the points that the terms ask for. */
  readonly taken: boolean;
}

/** What a table finds of people whose truth is known. Shares are from 0 to 1, and 0 of nothing. */
export interface Judgement {
  readonly people: { readonly brand: number; readonly publisher: number };
  /** People of the brand's list who are on the publisher's too. */
  readonly onBoth: number;
  readonly pairs: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bands: readonly Band[];
  /** Wrong pairs of two people who live together, or seem to. */
  readonly wrongWithinHousehold: number;
  /** Match keys of a person, on average over both lists. */
  readonly tokensPerPerson: number;
  /** Pairs of one person by how their rows differ, and how many of them are found. */
  readonly differs: readonly {
    readonly way: string;
    readonly pairs: number;
    readonly found: number;
  }[];
}

/** Tenths of bits of a band, and how many bands are told above and below the total. */
const BAND = 20;
const BANDS_BELOW = 3;
const BANDS_ABOVE = 8;
const LEAST_TOTAL = 50;

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** People by their match keys alone, as a table has them; of equal ones their keys decide. */
export const comparedPeople = (
  table: MatchTable,
  people: readonly PersonFeatures[],
): ComparedPerson[] => {
  const digestsOf = matchKeyDigests(table);
  return people.map((features) => {
    const keyDigests = digestsOf(features);
    return { keyDigests, mark: keyDigests.join(' ') };
  });
};

const bandsOf = (
  pairs: readonly MatchedPair[],
  isRight: (pair: MatchedPair) => boolean,
  total: number,
): readonly Band[] => {
  const first = Math.max(LEAST_TOTAL, total - BANDS_BELOW * BAND);
  const starts: number[] = [];
  for (let from = first; from < total + BANDS_ABOVE * BAND; from += BAND) starts.push(from);
  return starts.map((from, at) => {
    const below = starts[at + 1];
    const own = pairs.filter((pair) => pair.total >= from && pair.total < (below ?? Infinity));
    const counted = { pairs: own.length, right: own.filter(isRight).length };
    return { from, ...(below === undefined ? {} : { below }), ...counted, taken: from >= total };
  });
};

const ALIKE: readonly (readonly (keyof PersonFeatures)[])[] = [
  ['house_number', 'street_sound'],
  ['surname_sound', 'postcode'],
  ['surname_sound', 'place_sound', 'house_number'],
];

/** Do two rows seem to be of one household: one house, or one surname in one postcode? */
const liveTogether = (one: PersonFeatures = {}, other: PersonFeatures = {}): boolean =>
  ALIKE.some((features) =>
    features.every((each) => one[each] !== undefined && one[each] === other[each]),
  );

const SAME = 'nothing';

const byDifference = (
  { brandOf, differs }: LabelledPeople,
  found: ReadonlySet<number>,
): Judgement['differs'] => {
  if (differs === undefined) return [];
  const ways = new Map<string, { pairs: number; found: number }>();
  for (const publisher of brandOf.keys()) {
    const own = differs.get(publisher) ?? [];
    for (const way of own.length === 0 ? [SAME] : own) {
      const before = ways.get(way) ?? { pairs: 0, found: 0 };
      ways.set(way, {
        pairs: before.pairs + 1,
        found: before.found + Number(found.has(publisher)),
      });
    }
  }
  return [...ways]
    .map(([way, counts]) => ({ way, ...counts }))
    .sort((one, other) => other.pairs - one.pairs || (one.way < other.way ? -1 : 1));
};

const tokensPerPerson = (lists: readonly (readonly ComparedPerson[])[]): number => {
  const people = lists.flat();
  const tokens = people.reduce(
    (sum, { keyDigests }) => sum + keyDigests.filter((digest) => digest !== null).length,
    0,
  );
  return share(tokens, people.length);
};

/**
 * Matches people whose truth is known as a room would, by match keys alone, and counts what is right. Who is on the brand's
 * list once and on the publisher's several times is found where he is matched with any of his own rows.
 */
export const judgeTable = (people: LabelledPeople, terms: JudgedTerms): Judgement => {
  const { table, total, personal, cap } = terms;
  const [brand, publisher] = [
    comparedPeople(table, people.brand),
    comparedPeople(table, people.publisher),
  ];
  // Pairs of fewer points take nobody from those of more: one run says both.
  const least = Math.max(LEAST_TOTAL, total - BANDS_BELOW * BAND);
  const all = matchPeople({ table, total: least, personal }, [
    withinCap(brand, cap),
    withinCap(publisher, cap),
  ]);
  const isRight = ({ first, second }: MatchedPair): boolean => people.brandOf.get(second) === first;
  const pairs = all.filter((pair) => pair.total >= total);
  const right = pairs.filter(isRight);
  const onBoth = new Set(people.brandOf.values()).size;
  const [precision, recall] = [share(right.length, pairs.length), share(right.length, onBoth)];
  return {
    people: { brand: brand.length, publisher: publisher.length },
    ...{ onBoth, pairs: pairs.length, right: right.length, precision, recall },
    f1: share(2 * precision * recall, precision + recall),
    bands: bandsOf(all, isRight, total),
    wrongWithinHousehold: pairs.filter(
      (pair) =>
        !isRight(pair) && liveTogether(people.brand[pair.first], people.publisher[pair.second]),
    ).length,
    tokensPerPerson: tokensPerPerson([brand, publisher]),
    differs: byDifference(people, new Set(right.map(({ second }) => second))),
  };
};
