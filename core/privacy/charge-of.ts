import type { Sums } from '#core/privacy/budget.ts';
import { type NoiseLaw, nanoRhoOf } from '#core/privacy/noise/noise-law.ts';
import type { Price } from '#core/privacy/price.ts';
import { type ChangeVector, l1Of } from '#core/privacy/sensitivity.ts';
import { ceilDivide } from '#core/rational.ts';

/** The noise of an answer (none for exact counts), and what it has to hide. */
interface Hidden {
  readonly law: NoiseLaw | undefined;
  /** What people of the list that pays can change. */
  readonly own: readonly ChangeVector[];
  /** What people of either list can change: what the law was made for. */
  readonly all: readonly ChangeVector[];
}

/**
 * The δ that cutting the noise off costs the people of a list. Where each changes cells by 1 alone, it is to
 * the whole as these cells are to the most that anybody changes: g(1) for each, and the whole is no less
 * than g(1) for each unit of that, because g is superadditive. Proof: docs/privacy.md, Theorem 3.
 */
const ownDelta = (attoDelta: number, { own, all }: Hidden): number => {
  if (own.flat().some((change) => change !== 1)) return attoDelta;
  const [part, whole] = [BigInt(l1Of(own)), BigInt(l1Of(all))];
  return Number(ceilDivide(BigInt(attoDelta) * part, whole));
};

/**
 * What an answer costs the people of one list: the ε that was asked for, and the ρ and δ of what they can
 * change themselves, rounded up. A list that the noise hides better than it must pays less.
 */
export const chargeOf = (price: Price, hidden: Hidden): Omit<Sums, 'microEpsilon'> => {
  const { law, own } = hidden;
  return law === undefined
    ? { nanoRho: price.nanoRho, attoDelta: price.attoDelta }
    : { nanoRho: nanoRhoOf(law, own), attoDelta: ownDelta(price.attoDelta, hidden) };
};
