import type { OWN_SLOTS } from '#core/identifiers/kinds.ts';
import { ownIdDigest } from '#core/identifiers/own-id.ts';
import { type Actor, roomOf } from '#redteam/actors.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { held, littleSpenders } from '#redteam/crowds.ts';
import { asked, historyStage, type Stage } from '#redteam/histories.ts';
import { askHistories, offTheRules } from '#redteam/history-game.ts';

/**
 * A drop made by hand, in which each own id stands on two people, in another place of each: what prepare sets aside.
 * Were a purchase by it that of both, one person would decide what two pairs count. Bound: it is that of the first of
 * them, and the people of a cell are half as many.
 */
export const slotDuplicate: Attack = {
  name: 'slot-duplicate',
  source:
    'this code: an id is settled within each place of own ids, and events are found by all places',
  knows: 'his own drop, which he wrote without prepare',
  wants: 'an event that counts for two people',
  against: 'certainty',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser' });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

const holding = (
  actors: readonly Actor[],
  { party, slot }: { readonly party: string; readonly slot: (typeof OWN_SLOTS)[number] },
): readonly Actor[] =>
  actors.map(({ person, ...did }, at) => ({
    ...did,
    person: { ...person, ids: { ...person.ids, [slot]: ownIdDigest(party, `login-${at}`) } },
    by: '_own_a',
  }));

const play = async (stage: Stage): Promise<Outcome> => {
  const { lab, seat } = stage;
  const { party } = seat.attacker;
  const question = asked(stage, { analysis: 'value', by: [] });
  const count = lab.tuned(question);
  const holders = littleSpenders(stage, { tag: 'holder', count });
  const others = lab.cast.crowd('other', count).map((person) => ({ person }));
  const world = await roomOf(stage, {
    attacker: [
      ...holding(holders, { party, slot: '_own_a' }),
      ...holding(others, { party, slot: '_own_b' }),
    ],
    victim: [...holders, ...others],
  });
  return lab.visit(world, async (visit) => {
    const counted = held(count, 0);
    const cells = [{ question, by: {}, without: counted, with: counted }];
    const wrong = offTheRules(1, await askHistories(stage, visit, cells));
    return {
      ...{ outcome: 'played', trials: 1, successes: wrong === undefined ? 0 : 1, releases: 1 },
      learned: `${count} ids, each on two people: as many count, not twice as many`,
    };
  });
};
