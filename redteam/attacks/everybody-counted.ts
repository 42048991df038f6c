import { type AgreementWithDigest, withDigest } from '#core/agreement/agreement-with-digest.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { AUDIENCE } from '#core/analyses/representation.ts';
import type { Release } from '#core/documents/release.ts';
import { alsoAllowed } from '#redteam/also-allowed.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released, type Worlds } from '#redteam/bit-game.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import type { Evidence } from '#redteam/likelihood.ts';
import { evidenceOf } from '#redteam/referee.ts';
import type { Seat, Side } from '#redteam/seats.ts';

/**
 * Whether the target is on the victim's list, from the fairness audit: he is one of everybody there, and of the selected
 * too, as the attacker has him on his own list. So two cells of one answer differ by one person.
 */
export const everybodyCounted: Attack = {
  name: 'everybody-counted',
  source: 'own construction: membership from the base of a rate, after Homer et al. (2008)',
  knows: "everybody on the victim's list with their values, but for the target",
  wants: "whether the target is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    if (lab.mode === 'exact') return notApplicable('exact counts tell nothing of everybody');
    const seat = lab.seat({ analyses: ['segments'], victimAttributes: 1 });
    if (typeof seat === 'string') return notApplicable(seat);
    return play(lab.under(withAudit(lab, seat)), seat);
  },
};

/** The same terms, under which the attacker may ask for representation too. */
const withAudit = (lab: Lab, { attacker }: Seat): AgreementWithDigest => {
  const { agreement } = lab.signed;
  return withDigest({
    ...agreement,
    airlock: 2,
    analyses: alsoAllowed(agreement, attacker.party, ['representation']),
  });
};

/** The attribute by which the victim's people are told apart, and a value of it that nobody has unless it is said. */
const askedBy = ({ attributes }: Side): readonly [attribute: string, value: string] => {
  const [attribute, values] = Object.entries(attributes)[0] ?? ['', []];
  return [attribute, values.at(-1) ?? ''];
};

/** What each cell would count in either world: those of everybody by the rows of the victim's list. */
const evidenceIn = (release: Release, worlds: Worlds, victim: Side): readonly Evidence[] => {
  const [attribute] = askedBy(victim);
  return evidenceOf(release, worlds).map((each) => {
    if (each.cell?.by[AUDIENCE.name] !== AUDIENCE.everybody) return each;
    const asked = each.cell.by[`${victim.party}.${attribute}`];
    const [without = 0, present = 0] = worlds.map(({ drops }) => {
      const rows = drops.findLast(({ party }) => party === victim.party)?.rows ?? [];
      return rows.filter(({ values }) => values[attribute] === asked).length;
    });
    return { ...each, without, with: present };
  });
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const { attacker, victim } = seat;
  const [attribute, value] = askedBy(victim);
  const question: QuestionRequest = {
    ...{ analysis: 'representation', by: [`${victim.party}.${attribute}`] },
    datasets: { [attacker.party]: attacker.dataset, [victim.party]: victim.dataset },
  };
  const known = lab.cast.crowd('known', lab.tuned(question), { [attribute]: value });
  const own = await lab.drop(attacker, lab.filled('own', [...known, ...lab.targetRows(seat)]));
  const worlds = await bothWorlds(async (bit) => {
    const target = bit === 1 ? [lab.cast.person(TARGET, { [attribute]: value })] : [];
    const list = lab.filled('victim', [...target, ...known]);
    return lab.room([await lab.drop(victim, list), own]);
  });
  const played = await playBits(lab, {
    victim,
    worlds: () => worlds,
    attempt: async (visit) =>
      evidenceIn(await released(visit, attacker.party, question), worlds, victim),
  });
  const learned = `of ${victim.party}.${attribute} ${value}, the selected and everybody differ by one person each`;
  return { ...played, learned };
};
