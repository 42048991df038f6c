import { type Attack, notApplicable } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';

const LEARNED = 'two counts that differ by the target alone';

/**
 * Two filters of his own choosing that let the same people through but for the target: values of two
 * of his own attributes, or, without those, matching on one kind and on all kinds.
 */
export const setDifference: Attack = {
  name: 'set-difference',
  source: 'Denning, Schlörer, "Inference controls for statistical databases" (1983)',
  knows: "who of his people are in the victim's list, but for the target",
  wants: "whether the target is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const byAttributes = lab.seat({ analyses: ['segments'], answers: 2, attackerAttributes: 2 });
    if (typeof byAttributes !== 'string') return playAttributes(lab, byAttributes);
    const byKinds = lab.seat({ analyses: ['overlap'], answers: 2 });
    if (typeof byKinds === 'string') return notApplicable(byKinds);
    if (lab.cast.kinds.length > 1) return playKinds(lab, byKinds);
    return notApplicable('it takes two attributes of one party, or two kinds of identifier');
  },
};

/**
 * The known people have the first value of both attributes; the target has another value of the first
 * alone. Decoys with the last values are the companions that complementary suppression takes.
 */
const playAttributes = async (lab: Lab, seat: Seat) => {
  const [[one, ones], [two, twos]] = Object.entries(seat.attacker.attributes) as [
    [string, string[]],
    [string, string[]],
  ];
  const values = (first: string | undefined, second: string | undefined) => ({
    [one]: first ?? '',
    [two]: second ?? '',
  });
  const [narrowName = '', wideName = ''] = attributeNames(seat.attacker);
  const questions = [segmentsOf(seat, [narrowName]), segmentsOf(seat, [wideName])] as const;
  const count = lab.tuned(...questions);
  const known = lab.cast.crowd('known', count, values(ones[0], twos[0]));
  const decoys = lab.cast.crowd('decoy', lab.terms.k, values(ones.at(-1), twos.at(-1)));
  const rows = lab.targetRows(seat, values(ones[1], twos[0]));
  const own = await lab.drop(seat.attacker, lab.filled('own', [...known, ...decoys, ...rows]));
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, [...known, ...decoys]), own]),
  );
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const narrow = await released(visit, seat.attacker.party, questions[0]);
      const wide = await released(visit, seat.attacker.party, questions[1]);
      const narrowCell = cellOf(narrow, { [narrowName]: ones[0] ?? '' });
      const wideCell = cellOf(wide, { [wideName]: twos[0] ?? '' });
      return [
        { release: narrow, cell: narrowCell, without: count, with: count },
        { release: wide, cell: wideCell, without: count, with: count + 1 },
      ];
    },
  });
  return { ...played, learned: `by ${narrowName} and ${wideName}: ${LEARNED}` };
};

const playKinds = async (lab: Lab, seat: Seat) => {
  const { kinds } = lab.cast;
  const count = lab.tuned(overlapOf(seat));
  const known = lab.cast.crowd('known', count);
  const row = lab.cast.person(TARGET, {}, kinds.slice(1));
  const own = await lab.drop(seat.attacker, lab.filled('own', [...known, row]));
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, known), own]),
  );
  const question = overlapOf(seat);
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const { party } = seat.attacker;
      const narrow = await released(visit, party, { ...question, on: kinds.slice(0, 1) });
      const wide = await released(visit, party, question);
      return [
        { release: narrow, cell: cellOf(narrow), without: count, with: count },
        { release: wide, cell: cellOf(wide), without: count, with: count + 1 },
      ];
    },
  });
  return { ...played, learned: `on one kind and on all: ${LEARNED}` };
};
