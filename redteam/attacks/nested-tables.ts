import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { released } from '#redteam/bit-game.ts';
import { axesOf } from '#redteam/crosstab.ts';
import type { Lab } from '#redteam/lab.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';
import { exposedCells, isExposed } from '#redteam/tables.ts';

/**
 * The same table asked twice: matching on all kinds, and on the first alone. Whoever matches by the
 * first kind is in the same cell of both, so the second bounds the first from below; and each has a
 * pattern of suppressed cells of its own. The attacker leaves the first identifier out of some rows of
 * one cell, so that another companion is suppressed beside the small cell in the second table: the one
 * that protected it in the first table is released there.
 */
export const nestedTables: Attack = {
  name: 'nested-tables',
  source: 'own construction, after Cox, "Network models for complementary cell suppression" (1995)',
  knows: 'the rules of rounding, noise and suppression, and nothing of anybody',
  wants: 'a suppressed cell that can only be one number or, without noise, only below k',
  against: 'certainty',
  knownLimitIn: ['exact'],
  run: async (lab) => {
    if (lab.cast.kinds.length === 1) return notApplicable('there is one kind of identifier only');
    const seat = lab.seat({ analyses: ['overlap', 'segments'], answers: 3, attackerAttributes: 1 });
    if (typeof seat === 'string') return notApplicable(seat);
    if ((axesOf(seat)[0]?.values.length ?? 0) < 3)
      return notApplicable('it takes an attribute of three values');
    return play(lab, seat);
  },
};

/** Steps between the cells, unless the rounding is coarser. */
const STEP = 10;

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const [[attribute, values] = ['', []]] = Object.entries(seat.attacker.attributes);
  const { k } = lab.terms;
  const { kinds } = lab.cast;
  const step = Math.max(STEP, lab.terms.noise === 'none' ? lab.terms.roundTo : 0);
  const group = (at: number, count: number, late: number) =>
    Array.from({ length: count }, (_, of) =>
      lab.cast.person(
        `group-${at}-${of}`,
        { [attribute]: values[at] ?? '' },
        of < late ? kinds.slice(1) : kinds,
      ),
    );
  // The small cell, its companion, and a cell that is the larger of the two only while all kinds count.
  const people = [
    ...group(0, Math.floor(k / 10), 0),
    ...group(1, k + 2 * step, 0),
    ...group(2, k + 4 * step, 3 * step),
  ];
  const bare = people.map(({ ids }) => ({ ids, values: {} }));
  const victim = await lab.drop(seat.victim, lab.filled('victim', bare));
  const own = await lab.drop(seat.attacker, lab.filled('own', people));
  const world = await lab.room([victim, own]);
  const [name = ''] = attributeNames(seat.attacker);
  const table = segmentsOf(seat, [name]);
  const { party } = seat.attacker;
  const found = await lab.visit(world, async (visit) => {
    const releases = [
      await released(visit, party, overlapOf(seat)),
      await released(visit, party, table),
      await released(visit, party, { ...table, on: kinds.slice(0, 1) }),
    ];
    return exposedCells(releases, axesOf(seat).slice(0, 1));
  });
  const learned = `of ${found.suppressed} suppressed cells, ${found.small} were shown to be below k and ${found.pinned} pinned to a number`;
  const successes = isExposed(lab.mode, found) ? 1 : 0;
  return { outcome: 'played', trials: 1, successes, releases: 3, learned };
};
