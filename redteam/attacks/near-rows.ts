import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import type { DescribedPerson } from '#core/match-keys/features.ts';
import { matchSlotsOf } from '#core/match-keys/match-table.ts';
import { type MatchTerms, tableNamed } from '#core/match-keys/match-terms.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import { describedAs, describedRows, pairsByPoints } from '#redteam/described-people.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import { overlapOf, type Seat, type Side } from '#redteam/seats.ts';

/**
 * Puts a row for each month in which the target may be born on his own list, with the name, day and address that he knows:
 * all of them are near the target by points, one to one takes one of them, and no identifier is needed.
 */
export const nearRows: Attack = {
  name: 'near-rows',
  source: 'own construction: fabricated rows around a person, after Homer et al. (2008)',
  knows:
    "everybody on the victim's list but the target, of whom he knows all but the month of birth",
  wants: "whether the target is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const { match } = lab;
    if (match === undefined) return notApplicable('the agreement matches nobody by points');
    const seat = lab.seat({ analyses: ['overlap'] });
    if (typeof seat === 'string') return notApplicable(seat);
    return play(lab.under(byPoints(lab, match)), seat, match);
  },
};

/** The same terms, under which people are matched by points. */
const byPoints = ({ signed }: Lab, match: MatchTerms): AgreementWithDigest =>
  withDigest({ ...signed.agreement, airlock: 2, match });

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'));
const TARGET_PERSON = describedAs(0);
const bornIn = (month: string): DescribedPerson => ({
  ...TARGET_PERSON,
  birth_date: `1950-${month}-01`,
});

const crowd = (from: number, count: number): readonly DescribedPerson[] =>
  Array.from({ length: Math.max(0, count) }, (_, at) => describedAs(from + at));

/** Lists from these numbers on have nobody in common. */
const FROM = { known: 1, own: 10_000, victim: 20_000 };

/** As long as a list has to be, with people who are on no other. */
const filled = (
  lab: Lab,
  from: number,
  people: readonly DescribedPerson[],
): readonly DescribedPerson[] => [
  ...people,
  ...crowd(from, lab.filled('', []).length - people.length),
];

const play = async (lab: Lab, seat: Seat, match: MatchTerms): Promise<Outcome> => {
  const { attacker, victim } = seat;
  const kinds = matchSlotsOf(tableNamed(match.table));
  const drop = (side: Side, people: readonly DescribedPerson[]) =>
    lab.dropOfKinds(side, describedRows(match, people), kinds);
  const question = overlapOf(seat);
  const known = crowd(FROM.known, lab.tuned(question));
  // Who share a key are compared up to the cap: of more rows chance would say which.
  const near = MONTHS.slice(0, match.cap).map(bornIn);
  const own = filled(lab, FROM.own, [...known, ...near]);
  const others = [0, 1].map((bit) =>
    filled(lab, FROM.victim, [...known, ...(bit === 1 ? [TARGET_PERSON] : [])]),
  );
  const [without = 0, present = 0] = others.map((list) => pairsByPoints(match, [own, list]));
  if (without === present)
    return notApplicable('its points ask for more than names, dates and addresses prove');
  const ownDrop = await drop(attacker, own);
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await drop(victim, others[bit] ?? []), ownDrop]),
  );
  const played = await playBits(lab, {
    victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const release = await released(visit, attacker.party, question);
      return [{ release, cell: cellOf(release), without, with: present }];
    },
  });
  const learned = `${near.length} rows near the target, without any identifier, move the count by ${present - without}`;
  return { ...played, learned };
};
