import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { released } from '#redteam/bit-game.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import type { Person } from '#redteam/people.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';

/**
 * Asks about a list that was delivered with one kind of identifier, then delivers the same people with one
 * identifier of the target's in a kind that was not there before: as a row of its own, or on the row of
 * somebody who matches nobody. What both lists have in common did not change.
 */
export const newKind: Attack = {
  name: 'new-kind',
  source: 'own construction, after Dobkin, Jones, Lipton (1979)',
  knows: "how many of his people are in the victim's list, but for the target",
  wants: 'two answers on lists that differ by the target alone',
  against: 'certainty',
  run: async (lab) => {
    if (lab.mode === 'noisy') return notApplicable('only exact counts need lists to differ');
    if (lab.cast.kinds.length === 1) return notApplicable('there is one kind of identifier only');
    const seat = lab.seat({ analyses: ['overlap'], answers: 2 });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const [first, ...later] = lab.cast.kinds;
  const kinds = lab.cast.kinds.slice(0, 1);
  const question = { ...overlapOf(seat), on: kinds };
  const known = lab.cast.crowd('known', lab.tuned(question));
  const list = lab.filled('own', known).map(({ ids }): Person => {
    const id = first && ids[first];
    return { ids: first && id ? { [first]: id } : {}, values: {} };
  });
  const { ids } = lab.cast.person(TARGET, {}, later);
  const [last] = list.slice(-1);
  const variants = [
    [...list, { ids, values: {} }],
    [...list.slice(0, -1), { ids: { ...last?.ids, ...ids }, values: {} }],
  ];
  const world = await lab.room([
    await lab.victimDrop(seat, 1, known),
    await lab.dropOfKinds(seat.attacker, list, kinds),
  ]);
  let taken = 0;
  for (const variant of variants) {
    const drop = await lab.drop(seat.attacker, variant);
    await lab.visit(world, async (visit) => {
      await released(visit, seat.attacker.party, question);
      if ((await visit.upload(drop)).outcome !== 'refused') taken += 1;
    });
  }
  const learned = `one identifier of a new kind was ${taken === 0 ? 'refused' : 'taken'} as a change`;
  return { outcome: 'played', trials: variants.length, successes: taken, releases: 1, learned };
};
