import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Dice } from '#redteam/dice.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';

/** One attribute of either side, as questions name it. */
export interface Axis {
  readonly name: string;
  readonly attribute: string;
  readonly party: string;
  readonly values: readonly string[];
}

/** Unknowns that a linear programme takes in its stride; more attributes than fit are left out. */
const MOST_UNKNOWNS = 1_000;

/** The attributes of a seat that are crossed with one another, in the agreement's order. */
export const axesOf = (seat: Seat): readonly Axis[] => {
  const all = [seat.attacker, seat.victim].flatMap((side) =>
    attributeNames(side).map((name, at) => {
      const [attribute = '', values = []] = Object.entries(side.attributes)[at] ?? [];
      return { name, attribute, party: side.party, values };
    }),
  );
  let cells = 1;
  return all.filter(({ values }) => {
    if (cells * values.length > MOST_UNKNOWNS) return false;
    cells *= values.length;
    return true;
  });
};

/** Every combination of a value of each axis: the unknowns of the attacker. */
export const combinations = (axes: readonly Axis[]): readonly Readonly<Record<string, string>>[] =>
  axes.reduce<readonly Readonly<Record<string, string>>[]>(
    (rows, { name, values }) =>
      rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );

/** The overlap, every table of one attribute and every table of two. */
export const everyQuestion = (
  seat: Seat,
  axes: readonly Axis[],
  withOverlap: boolean,
): readonly QuestionRequest[] => {
  const names = axes.map(({ name }) => name);
  const pairs = names.flatMap((one, at) => names.slice(at + 1).map((two) => [one, two]));
  return [
    ...(withOverlap ? [overlapOf(seat)] : []),
    ...names.map((name) => segmentsOf(seat, [name])),
    ...pairs.map((pair) => segmentsOf(seat, pair)),
  ];
};

/** A way of drawing values that makes some common and some rare: each value `share` as likely as the one before. */
export const skewedPick = (dice: Dice, values: readonly string[], share: number): string => {
  const shuffledFrom = dice.share() * values.reduce((sum, _, at) => sum + share ** at, 0);
  let sum = 0;
  const at = values.findIndex((_, index) => {
    sum += share ** index;
    return shuffledFrom < sum;
  });
  return values[Math.max(0, at)] ?? '';
};
