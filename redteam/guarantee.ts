import { MICRO } from '#core/micro-epsilon.ts';
import { deltaOf, epsilonFor, NANO } from '#core/privacy/accounting/concentrated.ts';
import { surenessAfter } from '#core/privacy/accounting/sureness.ts';
import { halved } from '#core/privacy/halving.ts';
import { ATTO } from '#core/privacy/price.ts';

/** What is promised of all answers that were charged to a party's people, together. */
export type Guarantee =
  | { readonly noise: 'laplace'; readonly epsilon: number; readonly delta: number }
  | {
      readonly noise: 'gaussian';
      readonly nanoRho: number;
      /** δ of truncation, as charged. */
      readonly truncation: number;
      /** The δ of conversion at which ε is told. */
      readonly conversion: number;
    };

/** Points of ε at which a curve is looked at. */
const POINTS = 60;

/** The ε that is told of a promise, at the agreement's δ. */
export const epsilonOf = (promise: Guarantee): number => {
  if (promise.noise === 'laplace') return promise.epsilon;
  return promise.nanoRho === 0 ? 0 : epsilonFor(promise.nanoRho, promise.conversion);
};

/**
 * The promise at every ε: P(S) ≤ e^ε·Q(S) + δ(ε) for any two neighbours and any set of views. Of (E, D) alone it
 * follows for smaller ε, as no mechanism tells more than one that tells all with probability D and else answers
 * at random (Kairouz, Oh, Viswanath 2015).
 */
export const deltaAt = (promise: Guarantee, epsilon: number): number => {
  if (promise.noise === 'gaussian')
    return promise.nanoRho === 0
      ? promise.truncation
      : Math.min(1, deltaOf(promise.nanoRho / NANO, epsilon) + promise.truncation);
  const { epsilon: most, delta } = promise;
  const gap = (Math.exp(most) - Math.exp(epsilon)) / (1 + Math.exp(most));
  return delta + (1 - delta) * Math.max(0, gap);
};

const pointsOf = (promise: Guarantee): readonly number[] => {
  const most = epsilonOf(promise);
  return Array.from({ length: POINTS + 1 }, (_, at) => (most * at) / POINTS);
};

/**
 * The most advantage that anybody can have by what a promise covers: 2·success − 1 of the best guess at a fair
 * coin. It is the total variation of all that the attacker sees with the target and without, and what every
 * answer says of how sure anybody can be (docs/privacy.md).
 */
export const advantageBound = (promise: Guarantee): number => {
  const spent =
    promise.noise === 'laplace'
      ? { nanoRho: (NANO * promise.epsilon ** 2) / 2, microEpsilon: MICRO * promise.epsilon }
      : { nanoRho: promise.nanoRho };
  const truncated = promise.noise === 'laplace' ? promise.delta : promise.truncation;
  return surenessAfter({ ...spent, attoDelta: ATTO * truncated }) / 50 - 1;
};

/** Shares of right alarms and of false ones, each at its end of the interval that speaks for the room. */
export interface Shown {
  readonly hitsAtLeast: number;
  readonly alarmsAtMost: number;
}

/** Whether what was shown contradicts a promise: as an advantage, or in either direction at any ε of its curve. */
const refutes = ({ hitsAtLeast, alarmsAtMost }: Shown, promise: Guarantee): boolean =>
  hitsAtLeast - alarmsAtMost > advantageBound(promise) ||
  pointsOf(promise).some((epsilon) => {
    const delta = deltaAt(promise, epsilon);
    return (
      hitsAtLeast > Math.exp(epsilon) * alarmsAtMost + delta ||
      1 - alarmsAtMost > Math.exp(epsilon) * (1 - hitsAtLeast) + delta
    );
  });

const HALVINGS = 24;

/** A promise of the same kind, `factor` times as much: ε of Laplace noise, ρ of Gaussian noise. */
export const scaled = (promise: Guarantee, factor: number): Guarantee =>
  promise.noise === 'laplace'
    ? { ...promise, epsilon: promise.epsilon * factor }
    : { ...promise, nanoRho: promise.nanoRho * factor };

/** Factors beyond which nobody asks how much too weak the noise is. */
const MOST_FACTOR = 100_000;

/** The ε that was shown with no δ at all: where nothing was charged, anything is too much. */
const plainEpsilon = ({ hitsAtLeast, alarmsAtMost }: Shown): number =>
  Math.max(
    0,
    Math.log(hitsAtLeast / alarmsAtMost),
    Math.log((1 - alarmsAtMost) / (1 - hitsAtLeast)),
  );

/**
 * The ε that a room must have spent to show this: that of the smallest promise of the same kind, at the same δ,
 * which what was shown does not contradict.
 */
export const epsilonShown = (shown: Shown, promise: Guarantee): number => {
  if (epsilonOf(promise) === 0) return plainEpsilon(shown);
  const isRefuted = (factor: number): boolean => refutes(shown, scaled(promise, factor));
  let [low, high] = [0, 1];
  while (high < MOST_FACTOR && isRefuted(high)) [low, high] = [high, 2 * high];
  const [least] = halved([low, high], HALVINGS, isRefuted);
  return epsilonOf(scaled(promise, least));
};
