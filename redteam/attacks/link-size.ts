import { LINKS_PREFIX } from '#core/matching/link-keys.ts';
import { twoSignificantDigits } from '#core/privacy/significant-digits.ts';
import { dropsOf } from '#redteam/actors.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { released } from '#redteam/bit-game.ts';
import { littleSpenders, spender } from '#redteam/crowds.ts';
import { compareWorlds } from '#redteam/fresh-rounds.ts';
import { asked, historyStage, nameOf, type Stage } from '#redteam/histories.ts';
import type { Lab } from '#redteam/lab.ts';
import { type Look, lookAt, together } from '#redteam/tell-apart.ts';
import type { Visit } from '#redteam/visit.ts';

/**
 * The links that are kept, by everything about them but their rows: how many objects, their names and sizes, as the
 * operator lists them, and what dry runs and the ledger tell. The target has bought and was touched; the victim's list
 * has this one person more, or has not. Bound: nothing of it differs.
 */
export const linkSize: Attack = {
  name: 'link-size',
  source:
    'own construction: a stored result is as long as what was found, unless somebody saw to it',
  knows: 'both lists and all events, but for the target, and every name and size of what is kept',
  wants: "whether the target is in the victim's list, and so a match with events",
  against: 'certainty',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser' });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

/** Enough people of whom one more is no other told size: that is another attack, and a known limit. */
const sizeWithin = ({ minimumDataset, k }: Lab['terms']): number => {
  const least = Math.max(minimumDataset, k, 100);
  return twoSignificantDigits(least) === twoSignificantDigits(least + 1) ? least : least + 1;
};

const play = async (stage: Stage): Promise<Outcome> => {
  const { lab } = stage;
  const known = littleSpenders(stage, { count: lab.terms.k });
  const target = spender(stage);
  const all = [...known, target];
  const [own, , ...events] = await dropsOf(stage, { attacker: all, victim: all });
  if (!own) throw new Error('a list of the red team is missing');
  const others = [
    ...known.map(({ person }) => person),
    ...lab.cast.crowd('other', sizeWithin(lab.terms) - known.length),
  ];
  let kept = 0;
  const played = await compareWorlds(lab, {
    ...{ own, more: events },
    victim: {
      0: await lab.drop(stage.seat.victim, others),
      1: await lab.drop(stage.seat.victim, [...others, target.person]),
    },
    look: async (visit) => {
      const seen = await watch(stage, visit);
      kept += (await visit.objects(LINKS_PREFIX)).length;
      return seen;
    },
  });
  return kept === 0 ? notApplicable('these rooms keep no link') : played;
};

/** Asks of both events, and looks before and after. */
const watch = async (stage: Stage, visit: Visit): Promise<Look> => {
  const { party } = stage.seat.attacker;
  const question = asked(stage, { analysis: 'attribution', by: [nameOf(stage.touches)] });
  const planned = lookAt('plan', await visit.plan(party, question));
  await released(visit, party, question);
  return together(
    planned,
    lookAt('objects', await visit.objects(LINKS_PREFIX)),
    lookAt('ledger', { entries: (await visit.ledger()).length }),
  );
};
