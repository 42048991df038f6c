import type { QuestionRequest } from '#core/analyses/question.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released, type Worlds } from '#redteam/bit-game.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { cellOf, type Evidence } from '#redteam/likelihood.ts';
import type { Person } from '#redteam/people.ts';
import { claimedSensitivity, trueChange } from '#redteam/referee.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

/** A way of placing rows so that one person moves as much as can be, and the question that shows it. */
interface Placement {
  readonly worlds: Worlds;
  readonly question: QuestionRequest;
  readonly read: (visit: Visit) => Promise<readonly Evidence[]>;
}

/**
 * One person of the victim's list meets as many rows of the attacker's as there are kinds. Counted
 * by the victim's attribute, all those rows but one fall back on decoys when the person is missing,
 * so that a cell loses Δ people and another gains Δ - 1.
 */
export const fanOut: Attack = {
  name: 'fan-out',
  source: 'Wilson et al., "Differentially private SQL with bounded user contribution" (2020)',
  knows: "who of his people are in the victim's list, but for the target",
  wants: 'more change in the counts than the noise was made for',
  against: 'privacy',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'], counts: true });
    const deep = lab.seat({ analyses: ['segments'], counts: true, victimAttributes: 1 });
    const placements = [
      ...(typeof seat === 'string' ? [] : [await direct(lab, seat)]),
      ...(typeof deep === 'string' || lab.cast.kinds.length === 1
        ? []
        : [await fallback(lab, deep)]),
    ];
    if (placements.length === 0) return notApplicable(typeof seat === 'string' ? seat : '');
    return playPlacements(lab, placements, typeof seat === 'string' ? (deep as Seat) : seat);
  },
};

/** Plays the placements in turn, after the referee has compared the true change with Δ. */
const playPlacements = async (
  lab: Lab,
  placements: readonly Placement[],
  seat: Seat,
): Promise<Outcome> => {
  const measured: string[] = [];
  let broken: string | undefined;
  for (const { worlds, question } of placements) {
    const change = trueChange(lab, worlds, question);
    const claimed = claimedSensitivity(lab, question);
    measured.push(
      `${question.analysis}: one person changes ${change}, the noise covers ${claimed}`,
    );
    if (change > claimed) broken = `one person changes the counts by ${change}, Δ is ${claimed}`;
  }
  const of = (trial: number): Placement => placements[trial % placements.length] as Placement;
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: (trial) => of(trial).worlds,
    attempt: (visit, trial) => of(trial).read(visit),
  });
  return {
    ...played,
    learned: measured.join('; '),
    ...(broken === undefined || lab.mode === 'exact' ? {} : { broken }),
  };
};

const direct = async (lab: Lab, seat: Seat): Promise<Placement> => {
  const count = lab.tuned(lab.cast.kinds.length);
  const known = lab.cast.crowd('known', count);
  const rows = lab.targetRows(seat);
  const own = await lab.drop(seat.attacker, lab.filled('own', [...known, ...rows]));
  const question = overlapOf(seat);
  return {
    worlds: await bothWorlds(async (bit) =>
      lab.room([await lab.victimDrop(seat, bit, known), own]),
    ),
    question,
    read: async (visit) => {
      const release = await released(visit, seat.attacker.party, question);
      return [{ release, cell: cellOf(release), without: count, with: count + rows.length }];
    },
  };
};

/** Row i has the target's identifier of kind i, and a decoy's of the last kind to fall back on. */
const fallingRows = (lab: Lab): readonly Person[] => {
  const { kinds } = lab.cast;
  const last = kinds.at(-1);
  return kinds.map((kind, at) => {
    const own = lab.cast.person(TARGET, {}, [kind]).ids;
    const spare = last && kind !== last ? lab.cast.person(`decoy-${at}`, {}, [last]).ids : {};
    return { ids: { ...spare, ...own }, values: {} };
  });
};

const fallback = async (lab: Lab, seat: Seat): Promise<Placement> => {
  const [[attribute, values] = ['', []]] = Object.entries(seat.victim.attributes);
  const having = (value: string | undefined) => ({ [attribute]: value ?? '' });
  const rows = fallingRows(lab);
  const decoys = rows.slice(1).map((_, at) => lab.cast.person(`decoy-${at}`, having(values[1])));
  const [name = ''] = attributeNames(seat.victim);
  const question = segmentsOf(seat, [name]);
  const count = lab.tuned(claimedSensitivity(lab, question));
  const first = lab.cast.crowd('first', count, having(values[0]));
  const second = lab.cast.crowd('second', count, having(values[1]));
  const companions = companionsOf(lab, attribute, values);
  const crowd = [...first, ...second, ...companions];
  const own = await lab.drop(seat.attacker, lab.filled('own', [...crowd, ...rows]));
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, [...crowd, ...decoys]), own]),
  );
  return {
    worlds,
    question,
    read: async (visit) => {
      const release = await released(visit, seat.attacker.party, question);
      const cell = (at: number) => cellOf(release, { [name]: values[at] ?? '' });
      const spare = decoys.length;
      return [
        { release, cell: cell(0), without: count, with: count + rows.length },
        { release, cell: cell(1), without: count + spare, with: count },
      ];
    },
  };
};

/** k people with the last value, for complementary suppression to take instead of a cell that matters. */
export const companionsOf = (
  lab: Lab,
  attribute: string,
  values: readonly string[],
): readonly Person[] =>
  values.length > 2
    ? lab.cast.crowd('companion', lab.terms.k, { [attribute]: values.at(-1) ?? '' })
    : [];
