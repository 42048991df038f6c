import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import { twoSignificantDigits } from '#core/privacy/significant-digits.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { released } from '#redteam/bit-game.ts';
import { compareWorlds } from '#redteam/fresh-rounds.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import { type Look, lookAt, together } from '#redteam/tell-apart.ts';
import type { Visit } from '#redteam/visit.ts';

/**
 * The match that is kept between questions, by everything about it but its rows: how many objects it is, their
 * names and sizes, as whoever holds the room lists them, and what a dry run and the ledger tell a partner,
 * before the first question, after it, and after a later one. The target is on the list whose people are
 * counted; the other list has this one person more, who is a match, or has not.
 */
export const keptMatch: Attack = {
  name: 'kept-match',
  source:
    'own construction: a stored result is as long as what was found, unless somebody saw to it',
  knows: 'both lists, but for the target, and every name and size of what is kept',
  wants: "whether the target is in the victim's list, and so a match",
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'], answers: 2, counts: true });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

/** Enough people of whom one more is no other told size: that is another attack, and a known limit. */
const sizeWithin = ({ minimumDataset, k }: Lab['terms']): number => {
  const least = Math.max(minimumDataset, k, 100);
  return twoSignificantDigits(least) === twoSignificantDigits(least + 1) ? least : least + 1;
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const size = sizeWithin(lab.terms);
  const known = lab.cast.crowd('known', lab.terms.k);
  const others = [...known, ...lab.cast.crowd('other', size - known.length)];
  const target = lab.cast.person(TARGET);
  let kept = 0;
  const played = await compareWorlds(lab, {
    own: await lab.drop(seat.attacker, lab.filled('own', [...known, target])),
    victim: {
      0: await lab.drop(seat.victim, others),
      1: await lab.drop(seat.victim, [...others, target]),
    },
    look: async (visit) => {
      const seen = await watch(lab, visit, seat);
      kept += (await visit.objects(MATCHES_PREFIX)).length;
      return seen;
    },
  });
  return kept === 0 ? notApplicable('these rooms keep no match') : played;
};

/** Asks twice, by all kinds and by one, and looks before, between and after. */
const watch = async (lab: Lab, visit: Visit, seat: Seat): Promise<Look> => {
  const questions = [
    overlapOf(seat),
    { ...overlapOf(seat), on: lab.cast.kinds.slice(0, 1) },
  ] as const;
  const look = async (when: string): Promise<Look> =>
    together(
      lookAt(`objects.${when}`, await visit.objects(MATCHES_PREFIX)),
      lookAt(`ledger.${when}`, { entries: (await visit.ledger()).length }),
      ...(await Promise.all(
        questions.map(async (question, at) =>
          lookAt(`plan.${when}.${at}`, await visit.plan(seat.attacker.party, question)),
        ),
      )),
    );
  const looks = [await look('before')];
  for (const [at, question] of questions.entries()) {
    await released(visit, seat.attacker.party, question);
    looks.push(await look(`after-${at + 1}`));
  }
  return together(...looks);
};
