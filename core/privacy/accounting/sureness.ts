import { MICRO } from '#core/micro-epsilon.ts';
import { NANO } from '#core/privacy/accounting/concentrated.ts';
import { halved } from '#core/privacy/halving.ts';
import { ATTO } from '#core/privacy/price.ts';

/** What was spent on one person, by all answers so far. */
export interface Spent {
  readonly nanoRho: number;
  /** The sum of ε; left out if an answer had Gaussian noise, for which none holds without a δ. */
  readonly microEpsilon?: number | undefined;
  /** The sum of the δ of truncation. */
  readonly attoDelta: number;
}

const HALVINGS = 60;

/**
 * The largest V with V·log((1+V)/(1-V)) ≤ ρ, rounded up. Answers whose KL divergence is at most ρ in both
 * directions have a total variation of at most V: of two events that differ by V in probability, the sum of
 * both divergences is least where they lie evenly around ½, and there it is 2V·log((1+V)/(1-V)).
 */
const variationFor = (rho: number): number => {
  const fits = (v: number): boolean => v * Math.log((1 + v) / (1 - v)) <= rho;
  const [, most] = halved([0, 1], HALVINGS, fits);
  return most;
};

/** tanh(ε/2): the total variation that ε alone allows. */
const variationOf = (epsilon: number): number => Math.tanh(epsilon / 2);

/**
 * How sure anybody can be of one person: of 100 guesses at whether they are there, which begin at even odds, how
 * many are right at most after answers that together cost this. It holds whatever was known before, and
 * however questions and prices were chosen in the light of earlier answers. Proof: docs/privacy.md, "How sure
 * anybody can be".
 */
export const surenessAfter = ({ nanoRho, microEpsilon, attoDelta }: Spent): number => {
  const byEpsilon = microEpsilon === undefined ? 1 : variationOf(microEpsilon / MICRO);
  const variation = Math.min(variationFor(nanoRho / NANO), byEpsilon) + attoDelta / ATTO;
  return 50 * (1 + Math.min(1, variation));
};
