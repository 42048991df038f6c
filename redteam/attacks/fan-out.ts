import type { QuestionRequest } from '#core/analyses/question.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released, type Worlds } from '#redteam/bit-game.ts';
import { type Chain, chainWorlds } from '#redteam/chain-worlds.ts';
import type { Lab } from '#redteam/lab.ts';
import { evidenceOf, measureChange } from '#redteam/referee.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';

/** A way of placing rows so that one person moves as much as can be, and the question that shows it. */
interface Placement {
  readonly worlds: Worlds;
  readonly question: QuestionRequest;
}

/**
 * One person of the victim's list meets as many rows of the attacker's as there are kinds. Or whoever that
 * person is matched with would else be matched with another, and so on, each by a later kind: of every such
 * pair one world has it and the other has not, and by attributes of both lists each stands in a cell of its
 * own.
 */
export const fanOut: Attack = {
  name: 'fan-out',
  source: 'Wilson et al., "Differentially private SQL with bounded user contribution" (2020)',
  knows: "who of his people are in the victim's list, but for the target",
  wants: 'more change in the counts than the noise was made for',
  against: 'privacy',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'], counts: true });
    const placements = [
      ...(typeof seat === 'string' ? [] : [await direct(lab, seat)]),
      ...(await chains(lab)),
    ];
    const [first] = placements;
    if (!first) return notApplicable(typeof seat === 'string' ? seat : '');
    return playPlacements(lab, placements);
  },
};

/** Plays the placements in turn, after the referee has compared the true change with the claimed one. */
const playPlacements = async (lab: Lab, placements: readonly Placement[]): Promise<Outcome> => {
  const measured = placements.map(({ worlds, question }) => ({
    question,
    ...measureChange(lab, worlds, question),
  }));
  const broken = measured.find(({ exceeds }) => exceeds)?.says;
  const of = (trial: number): Placement => placements[trial % placements.length] as Placement;
  const seat = lab.seat({ analyses: [], counts: true }) as Seat;
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: (trial) => of(trial).worlds,
    attempt: async (visit, trial) => {
      const { question, worlds } = of(trial);
      return evidenceOf(await released(visit, seat.attacker.party, question), worlds);
    },
  });
  return {
    ...played,
    learned: measured.map(({ question, says }) => `${wordsFor(question)}: ${says}`).join('; '),
    ...(broken === undefined || lab.mode === 'exact' ? {} : { broken }),
  };
};

const wordsFor = (request: QuestionRequest): string =>
  'by' in request && Array.isArray(request.by) ? `by ${request.by.join(' and ')}` : 'overlap';

const direct = async (lab: Lab, seat: Seat): Promise<Placement> => {
  const question = overlapOf(seat);
  const known = lab.cast.crowd('known', lab.tuned(question));
  const rows = lab.targetRows(seat);
  const own = await lab.drop(seat.attacker, lab.filled('own', [...known, ...rows]));
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, known), own]),
  );
  return { worlds, question };
};

/** Pairs that one person decides, by the victim's attribute and by attributes of both lists. */
const chains = async (lab: Lab): Promise<readonly Placement[]> => {
  const { kinds } = lab.cast;
  if (kinds.length === 1) return [];
  const placements: Placement[] = [];
  const place = async (seat: Seat, chain: Omit<Chain, 'question'>, by: readonly string[]) => {
    const question = segmentsOf(seat, by);
    placements.push({ question, worlds: await chainWorlds(lab, seat, { ...chain, question }) });
  };
  const byVictim = lab.seat({ analyses: ['segments'], counts: true, victimAttributes: 1 });
  if (typeof byVictim !== 'string')
    await place(
      byVictim,
      { pairs: 2, crossed: false },
      attributeNames(byVictim.victim).slice(0, 1),
    );
  const need = { analyses: ['segments'], counts: true, attackerAttributes: 1 } as const;
  const both = lab.seat({ ...need, victimAttributes: 1 });
  if (typeof both !== 'string')
    await place(both, { pairs: kinds.length, crossed: true }, [
      ...attributeNames(both.attacker).slice(0, 1),
      ...attributeNames(both.victim).slice(0, 1),
    ]);
  return placements;
};
