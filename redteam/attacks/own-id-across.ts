import { ownIdDigest } from '#core/identifiers/own-id.ts';
import { type Actor, roomOf } from '#redteam/actors.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { held, littleSpenders } from '#redteam/crowds.ts';
import { asked, historyStage, type Stage } from '#redteam/histories.ts';
import { askHistories, offTheRules } from '#redteam/history-game.ts';
import { tokensIn } from '#redteam/vault-tokens.ts';
import type { Visit } from '#redteam/visit.ts';

/**
 * The attacker has the ids that the victim's people carry there, and writes their digests into his own bridge ids, on
 * people of whom the victim has none, and on purchases. Were own ids one key for both parties, these would be matches,
 * or their purchases those of matches. Bound: no token of one is a token of the other, and they count for nothing.
 */
export const ownIdAcross: Attack = {
  name: 'own-id-across',
  source:
    'this code: own ids are digests and tokens of a party, and a drop is what its party writes',
  knows: "the own id of each of the victim's people, and how it is hashed",
  wants: 'a match, or a purchase of a match, by an id that is not agreed on',
  against: 'certainty',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser' });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

/** The same people, with an id of a party's own, by which their events are theirs. */
const withOwnIds = (
  actors: readonly Actor[],
  { party, tag }: { readonly party: string; readonly tag: string },
): readonly Actor[] =>
  actors.map(({ person, ...did }, at) => ({
    ...did,
    person: { ...person, ids: { ...person.ids, _own_a: ownIdDigest(party, `${tag}-${at}`) } },
    by: '_own_a',
  }));

const play = async (stage: Stage): Promise<Outcome> => {
  const { lab, seat } = stage;
  const [mine, theirs] = [seat.attacker.party, seat.victim.party];
  const question = asked(stage, { analysis: 'value', by: [] });
  const count = lab.tuned(question);
  const cookies = { party: theirs, tag: 'cookie' };
  const known = littleSpenders(stage, { count });
  const world = await roomOf(stage, {
    attacker: [
      ...withOwnIds(known, { party: mine, tag: 'login' }),
      ...withOwnIds(littleSpenders(stage, { tag: 'intruder', count }), cookies),
    ],
    victim: [...withOwnIds(littleSpenders(stage, { tag: 'owner', count }), cookies), ...known],
  });
  return lab.visit(world, async (visit) => {
    const counted = held(count, 0);
    const cells = [{ question, by: {}, without: counted, with: counted }];
    const wrong = offTheRules(1, await askHistories(stage, visit, cells));
    const shared = await sharedTokens(visit, [mine, theirs]);
    return {
      ...{ outcome: 'played', trials: count + 1, releases: 1 },
      successes: shared + (wrong === undefined ? 0 : 1),
      learned: `${count} ids of the other party's, on people and on purchases; ${count} own ones count`,
    };
  });
};

/** How many tokens of own ids both parties have. */
const sharedTokens = async (
  visit: Visit,
  [mine, theirs]: readonly [string, string],
): Promise<number> => {
  const of = (party: string) =>
    tokensIn(visit, (key) => key.includes(`/party=${party}/`) && key.includes('/kind=_own_'));
  const [one, other] = [await of(mine), await of(theirs)];
  if (one.size === 0 || other.size === 0)
    throw new Error('nobody has an own id: the attack is broken');
  return [...one].filter((token) => other.has(token)).length;
};
