import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import type { PersonFeatures } from '#core/match-keys/features.ts';
import { comparedPeople } from '#core/match-keys/judge-table.ts';
import { type MatchRules, matchPeople, withinCap } from '#core/match-keys/match-people.ts';
import { USUAL_CAP, usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';
import type { KnownPerson } from './read-people.ts';

const featuresOf = (people: readonly KnownPerson[]): readonly PersonFeatures[] =>
  people.map(({ features }) => features);

/** The terms of the room, with the table that comes with it. */
export const defaultRules = (people: number): MatchRules => ({
  table: DEFAULT_TABLE,
  ...{ total: usualTotal(people), personal: usualPersonal(people) },
});

/** Less than any pair has. */
export const NO_PERSONAL_RULE = -1_000;

/** What was found of people of whom the truth is known; shares are of 1. */
export interface Rates {
  readonly pairs: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** How many match keys a person has, on average. */
export const keysPerPerson = (people: readonly KnownPerson[]): number =>
  comparedPeople(DEFAULT_TABLE, featuresOf(people)).reduce(
    (sum, { keyDigests }) => sum + keyDigests.filter((digest) => digest !== null).length,
    0,
  ) / people.length;

/** What so many pairs and right ones come to where `onBoth` humans are on both lists. */
export const ratesFrom = (
  { pairs, right }: Pick<Rates, 'pairs' | 'right'>,
  onBoth: number,
): Rates => {
  const [precision, recall] = [right / pairs, right / onBoth];
  return { pairs, right, precision, recall, f1: (2 * precision * recall) / (precision + recall) };
};

/** Matches two lists as a room would, and counts what is right; `onBoth` humans are on both. */
export const ratesOf = (
  rules: MatchRules,
  lists: readonly [readonly KnownPerson[], readonly KnownPerson[]],
  onBoth: number,
): Rates => {
  const [firsts, seconds] = lists;
  const settled = (people: readonly KnownPerson[]) =>
    withinCap(comparedPeople(rules.table, featuresOf(people)), USUAL_CAP);
  const found = matchPeople(rules, [settled(firsts), settled(seconds)]);
  const right = found.filter(
    ({ first, second }) => firsts[first]?.human === seconds[second]?.human,
  ).length;
  return ratesFrom({ pairs: found.length, right }, onBoth);
};

/** Prints what was found, for those who read the log of a suite. */
export const printRates = (what: string, { pairs, right, precision, recall, f1 }: Rates): void => {
  const shares = { precision, recall, f1 };
  const said = Object.entries(shares).map(([name, share]) => `${name} ${share.toFixed(4)}`);
  process.stdout.write(`${what}: ${right} of ${pairs} pairs right, ${said.join(', ')}\n`);
};
