import type { QuestionRequest } from '#core/analyses/question.ts';
import { bothWorlds, type Worlds } from '#redteam/bit-game.ts';
import type { Lab } from '#redteam/lab.ts';
import type { Person } from '#redteam/people.ts';
import type { Seat, Side } from '#redteam/seats.ts';

/** What a chain of pairs is made for. */
export interface Chain {
  /** How many pairs the target decides. */
  readonly pairs: number;
  /** Whether cells cross an attribute of either list, or go by the victim's alone. */
  readonly crossed: boolean;
  readonly question: QuestionRequest;
}

/** Both values of a side's first attribute that are used; nothing where it declares none. */
const valuesOf = ({ attributes }: Side, which: number): Person['values'] => {
  const [[attribute, values] = ['', []]] = Object.entries(attributes);
  return attribute === '' ? {} : { [attribute]: values[which % 2] ?? '' };
};

/**
 * Who takes whom from whom: each shares an identifier of one kind with the one before and of the next kind
 * with the one after, in the lists by turns, the target first. With the target the 1st, 3rd … pairs are
 * matched; without, the 2nd, 4th …
 */
const links = (lab: Lab, seat: Seat, pairs: number): readonly Person[] =>
  Array.from({ length: pairs + 1 }, (_, at) => {
    const side = at % 2 === 0 ? seat.victim : seat.attacker;
    const ids = lab.cast.kinds
      .slice(Math.max(0, at - 1), Math.min(pairs, at + 1))
      .map((kind) => [kind, lab.cast.digest(kind, `link-${kind}`)]);
    return { ids: Object.fromEntries(ids), values: valuesOf(side, Math.floor(at / 2)) };
  });

/** Two rooms whose counts differ by a chain of pairs, and whose cells are released for sure. */
export const chainWorlds = async (
  lab: Lab,
  seat: Seat,
  { pairs, crossed, question }: Chain,
): Promise<Worlds> => {
  const chain = links(lab, seat, pairs);
  const ofSide = (turn: number) => chain.filter((_, at) => at % 2 === turn);
  const [target, ...theirs] = ofSide(0);
  const count = lab.tuned(question);
  const cells = (crossed ? [0, 1] : [0]).flatMap((own) => [0, 1].map((other) => ({ own, other })));
  const crowds = cells.map(({ own, other }) => ({
    people: lab.cast.crowd(`cell-${own}-${other}`, count),
    own: valuesOf(seat.attacker, own),
    other: valuesOf(seat.victim, other),
  }));
  const crowdOf = (side: 'own' | 'other') =>
    crowds.flatMap((crowd) => crowd.people.map(({ ids }) => ({ ids, values: crowd[side] })));
  const own = await lab.drop(seat.attacker, lab.filled('own', [...crowdOf('own'), ...ofSide(1)]));
  return bothWorlds(async (bit) => {
    const present = bit === 1 && target ? [target] : [];
    const list = lab.filled('victim', [...present, ...theirs, ...crowdOf('other')]);
    return lab.room([await lab.drop(seat.victim, list), own]);
  });
};
