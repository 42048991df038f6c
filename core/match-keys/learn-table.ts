import { AirlockError } from '#core/errors.ts';
import { comparedStrangers } from '#core/match-keys/compared-strangers.ts';
import {
  FEATURES,
  type Feature,
  FIELDS,
  type Field,
  type PersonFeatures,
} from '#core/match-keys/features.ts';
import { hasKey, keyAgrees } from '#core/match-keys/key-agrees.ts';
import {
  type LabelledPeople,
  type PeoplePair,
  truePairs,
} from '#core/match-keys/labelled-people.ts';
import { MatchTable } from '#core/match-keys/match-table.ts';
import { fieldsOfKeys } from '#core/match-keys/score-pair.ts';

/** Fewer pairs tell too little of how often an agreement is there. */
export const FEWEST_PAIRS = 100;

/** What is not learned: the keys, what an equal identifier proves, and of how many rows a key is compared. */
export interface LearnTerms extends Pick<MatchTable, 'name' | 'keys' | 'identifier'> {
  readonly cap: number;
}

/** How often something was so of how often it could have been. */
interface Share {
  readonly yes: number;
  readonly of: number;
}

/** A share as a probability that is never 0 or 1, for who saw it in all cases has not seen all cases. */
const probability = ({ yes, of }: Share): number => (yes + 0.5) / (of + 1);

const MOST_POINTS = 1_000;

/** Tenths of bits that the ratio of two probabilities is worth. */
const tenthsOfBits = (ratio: number): number => Math.round(10 * Math.log2(ratio));

const within = (points: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, points));

const frequencies = (
  people: readonly PersonFeatures[],
  feature: Feature,
): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const person of people) {
    const value = person[feature];
    if (value !== undefined) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
};

const sum = (counts: Iterable<number>): number => {
  let all = 0;
  for (const each of counts) all += each;
  return all;
};

/** How often a feature agrees among all pairs that can be made of the two lists, one person or not. */
const agreeingByChance = ({ brand, publisher }: LabelledPeople, feature: Feature): Share => {
  const [ours, theirs] = [frequencies(brand, feature), frequencies(publisher, feature)];
  let yes = 0;
  for (const [value, many] of ours) yes += many * (theirs.get(value) ?? 0);
  return { yes, of: sum(ours.values()) * sum(theirs.values()) };
};

const agreeingInPairs = (
  { brand, publisher }: LabelledPeople,
  pairs: readonly PeoplePair[],
  feature: Feature,
): Share => {
  let [yes, of] = [0, 0];
  for (const pair of pairs) {
    const [one, other] = [brand[pair.brand]?.[feature], publisher[pair.publisher]?.[feature]];
    if (one === undefined || other === undefined) continue;
    of += 1;
    if (one === other) yes += 1;
  }
  return { yes, of };
};

/** How much likelier a feature agrees for one person than for two; 0 where it is not. */
const pointsOf = (
  people: LabelledPeople,
  pairs: readonly PeoplePair[],
  feature: Feature,
): number => {
  const together = agreeingInPairs(people, pairs, feature);
  const all = agreeingByChance(people, feature);
  const apart = { yes: all.yes - together.yes, of: all.of - together.of };
  return within(tenthsOfBits(probability(together) / probability(apart)), 0, MOST_POINTS);
};

/** Of the compared pairs in which both have a field, in how many some key proves it. */
const provenIn = (
  { brand, publisher }: LabelledPeople,
  pairs: Iterable<PeoplePair>,
  keys: MatchTable['keys'],
): Readonly<Record<Field, Share>> => {
  const shares = Object.fromEntries(FIELDS.map((field) => [field, { yes: 0, of: 0 }])) as Record<
    Field,
    { yes: number; of: number }
  >;
  const fieldsWhere = (holds: (key: MatchTable['keys'][number]) => boolean): ReadonlySet<Field> =>
    fieldsOfKeys({ keys }, (place) => holds(keys[place] ?? []));
  for (const pair of pairs) {
    const [one = {}, other = {}] = [brand[pair.brand], publisher[pair.publisher]];
    const proven = fieldsWhere((key) => keyAgrees(key, one, other));
    // Whom no key compares, nobody weighs.
    if (proven.size === 0) continue;
    const others = fieldsWhere((key) => hasKey(key, other));
    for (const field of fieldsWhere((key) => hasKey(key, one))) {
      if (!others.has(field)) continue;
      shares[field].of += 1;
      if (proven.has(field)) shares[field].yes += 1;
    }
  }
  return shares;
};

/**
 * What it costs where no key proves a field: how much rarer that is for one person than for two whom a key compares. Those
 * two mostly live together, so that what a household shares costs less where it is missing, and a birth date more.
 */
const unprovenCosts = (
  people: LabelledPeople,
  pairs: readonly PeoplePair[],
  { keys, cap }: LearnTerms,
): MatchTable['unproven'] => {
  const together = provenIn(people, pairs, keys);
  const apart = provenIn(people, comparedStrangers(people, { keys, cap }), keys);
  const cost = (field: Field): number =>
    tenthsOfBits((1 - probability(together[field])) / (1 - probability(apart[field])));
  return Object.fromEntries(
    FIELDS.map((field) => [field, within(cost(field), -MOST_POINTS, 0)]),
  ) as MatchTable['unproven'];
};

/**
 * Learns what each agreement proves from people whose truth is known, as Fellegi and Sunter weigh it (A Theory for Record
 * Linkage, 1969): ten times log2 of how much likelier it is for one person than for two. The same people give the same
 * table. Throws AirlockError('input') where too few of them are on both lists.
 */
export const learnTable = (people: LabelledPeople, terms: LearnTerms): MatchTable => {
  const pairs = truePairs(people);
  if (pairs.length < FEWEST_PAIRS)
    throw new AirlockError(
      'input',
      `Only ${pairs.length} pairs are one person, and a table is learned from ${FEWEST_PAIRS} at least: give more people.`,
    );
  const { name, keys, identifier } = terms;
  return MatchTable.parse({
    airlock: 1,
    name,
    keys,
    points: Object.fromEntries(
      FEATURES.map((feature) => [feature, pointsOf(people, pairs, feature)]),
    ),
    unproven: unprovenCosts(people, pairs, terms),
    identifier,
  });
};
