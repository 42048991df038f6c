import { describe, expect, it } from 'vitest';
import { DEFAULT_TABLE } from '#core/match-keys/default-table.ts';
import { type MatchedPair, matchPeople, withinCap } from '#core/match-keys/match-people.ts';
import { USUAL_CAP, usualPersonal, usualTotal } from '#core/match-keys/usual-terms.ts';
import type { MadeUpPerson } from '#sample/households/made-up-people.ts';
import { comparedOf, madeUpLists, type TruePerson } from '#test/redteam/points/token-lists.ts';

const PEOPLE = 10_000;
const TIMEOUT = 180_000;
const USUAL = usualPersonal(PEOPLE);
const lists = madeUpLists({ seed: 5, people: PEOPLE, shared: PEOPLE / 2 });

/** As whom somebody is taken who is another one, the nearest first. */
const KINDS = ['twin', 'junior', 'couple', 'others of a household', 'a stranger'] as const;
type Kind = (typeof KINDS)[number];

const yearOf = ({ birth }: MadeUpPerson): number => Number(birth.year);
const isGeneration = (one: MadeUpPerson, other: MadeUpPerson): boolean =>
  Math.abs(yearOf(one) - yearOf(other)) > 15;
const sameDay = (one: MadeUpPerson, other: MadeUpPerson): boolean =>
  JSON.stringify(one.birth) === JSON.stringify(other.birth);

/** What two people are to each other. */
const kindOf = (one: MadeUpPerson, other: MadeUpPerson): Kind => {
  if (one.household !== other.household) return 'a stranger';
  if (sameDay(one, other)) return 'twin';
  if (one.given === other.given && isGeneration(one, other)) return 'junior';
  return isGeneration(one, other) || one.woman === other.woman ? 'others of a household' : 'couple';
};

type Lists = readonly [readonly TruePerson[], readonly TruePerson[]];
const BOTH: Lists = [lists.brand, lists.publisher];

const pairsFor = (personal: number): readonly MatchedPair[] =>
  matchPeople({ table: DEFAULT_TABLE, total: usualTotal(PEOPLE), personal }, [
    withinCap(comparedOf(BOTH[0]), USUAL_CAP),
    withinCap(comparedOf(BOTH[1]), USUAL_CAP),
  ]);

interface Confused {
  readonly pairs: number;
  readonly wrong: Readonly<Record<Kind, number>>;
}

const confusedIn = (pairs: readonly MatchedPair[]): Confused => {
  const wrong = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const { first, second } of pairs) {
    const [one, other] = [BOTH[0][first]?.is, BOTH[1][second]?.is];
    if (one && other && one.person !== other.person) wrong[kindOf(one, other)] += 1;
  }
  return { pairs: pairs.length, wrong };
};

/** How many could be taken for one of a household who is on the other list, by what they are to each other. */
const temptations = (): Readonly<Record<Kind, number>> => {
  const homes = Map.groupBy(BOTH[1], ({ is }) => is.household);
  const tempted = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  for (const { is } of BOTH[0])
    for (const kind of new Set(
      (homes.get(is.household) ?? [])
        .filter((other) => other.is.person !== is.person)
        .map((other) => kindOf(is, other.is)),
    ))
      tempted[kind] += 1;
  return tempted;
};

/** What `personal` is where each pair must be right. */
const STRICT = 110;

/** The most of those who could be confused so who are, where `personal` is as usual; of strangers, of all pairs. */
const MOST: Readonly<Record<Kind, number>> = {
  ...{ twin: 0.3, junior: 0.3, couple: 0.005, 'others of a household': 0.005, 'a stranger': 0.03 },
};

describe('people who are taken for others, of 10,000 and 10,000 made-up ones', () => {
  it(
    'are few of each kind, and next to none where each pair must be right',
    () => {
      const tempted = temptations();
      const told = ({ pairs, wrong }: Confused): string =>
        `${pairs} pairs; wrong: ${KINDS.map((kind) => `${kind} ${wrong[kind]} of ${tempted[kind] || 'all'}`).join(', ')}`;
      const [usual, strict] = [confusedIn(pairsFor(USUAL)), confusedIn(pairsFor(STRICT))];
      console.log(`personal ${USUAL}: ${told(usual)}\npersonal ${STRICT}: ${told(strict)}`);
      for (const kind of KINDS)
        expect(usual.wrong[kind], kind).toBeLessThanOrEqual(
          MOST[kind] * (tempted[kind] || usual.pairs),
        );
      expect(strict.wrong.twin).toBeLessThanOrEqual(tempted.twin * 0.08);
      expect(strict.wrong.junior + strict.wrong.couple).toBeLessThanOrEqual(3);
      expect(strict.wrong['a stranger']).toBeLessThanOrEqual(strict.pairs * 0.002);
    },
    TIMEOUT,
  );
});
