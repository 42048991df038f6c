import type { Interval } from '#core/privacy/noise/exponential-interval.ts';
import { exponentialInterval } from '#core/privacy/noise/exponential-interval.ts';
import type { NoiseTerms } from '#core/privacy/noise/noise-scale.ts';
import { noisyOutcome } from '#core/privacy/noise/noisy-release.ts';
import { decimalRational } from '#core/rational.ts';
import { LAW_BITS, NO_WEIGHT, total, truncatedLaw } from './truncated-law.ts';

/** A release mechanism to be checked: the code's own rule with any bound. */
export interface Mechanism extends NoiseTerms {
  readonly k: number;
  readonly bound: number;
}

/** Weight of every outcome of a table, by what leaves: one text per cell. */
export type OutcomeLaw = ReadonlyMap<string, Interval>;

const SCALE = 1n << LAW_BITS;

/** Every outcome of a cell of so many people, as the code decides it, with the weight of its noise. */
const cellLaw = (
  { k, bound }: Mechanism,
  law: ReadonlyMap<number, Interval>,
  people: number,
): OutcomeLaw => {
  const outcomes = new Map<string, Interval>();
  for (const [noise, weight] of law) {
    const outcome = noisyOutcome(people < k ? undefined : people, noise, { k, bound });
    const key = outcome.outcome === 'released' ? String(outcome.people) : outcome.reason;
    const before = outcomes.get(key) ?? NO_WEIGHT;
    outcomes.set(key, { low: before.low + weight.low, high: before.high + weight.high });
  }
  return outcomes;
};

/** Cells draw their noise each for itself: weights multiply. */
const both = (a: OutcomeLaw, b: OutcomeLaw): OutcomeLaw =>
  new Map(
    [...a].flatMap(([one, x]) =>
      [...b].map(([other, y]): [string, Interval] => [
        `${one} ${other}`,
        { low: x.low * y.low, high: x.high * y.high },
      ]),
    ),
  );

/**
 * Judges a mechanism on pairs of tables by Σ over outcomes of max(0, P - e^ε P'), which is the most by
 * which P exceeds e^ε P' on any event: (ε, δ)-differential privacy says that it is at most δ. All in
 * units of 2^-256, with every rounding against the verdict, so a verdict is certain.
 */
export class PrivacyCheck {
  readonly #mechanism: Mechanism;
  readonly #noise: ReadonlyMap<number, Interval>;
  readonly #cells = new Map<number, OutcomeLaw>();
  readonly #shrink: Interval;
  readonly #whole: Interval;

  constructor(mechanism: Mechanism) {
    this.#mechanism = mechanism;
    this.#noise = truncatedLaw(mechanism, mechanism.bound);
    this.#shrink = exponentialInterval(decimalRational(mechanism.epsilon), LAW_BITS);
    this.#whole = total(this.#noise.values());
  }

  /** Whether the two tables are certainly within (ε, δ), certainly not, or left open. */
  verdict(table: readonly number[], neighbour: readonly number[]): 'private' | 'exposed' | 'open' {
    const [mine, theirs] = [this.#law(table), this.#law(neighbour)];
    let [least, most] = [0n, 0n];
    // e^-ε P - P' has the sign of P - e^ε P', and needs no number above 1.
    for (const [outcome, weight] of mine) {
      const other = theirs.get(outcome) ?? NO_WEIGHT;
      const high = this.#shrink.high * weight.high - other.low * SCALE;
      const low = this.#shrink.low * weight.low - other.high * SCALE;
      if (high > 0n) most += high;
      if (low > 0n) least += low;
    }
    const { n, d } = decimalRational(this.#mechanism.delta);
    const power = (whole: bigint): bigint => whole ** BigInt(table.length);
    if (most * d <= this.#shrink.low * power(this.#whole.low) * n) return 'private';
    if (least * d > this.#shrink.high * power(this.#whole.high) * n) return 'exposed';
    return 'open';
  }

  #law(table: readonly number[]): OutcomeLaw {
    return table.map((people) => this.#cell(people)).reduce(both);
  }

  #cell(people: number): OutcomeLaw {
    const known = this.#cells.get(people);
    if (known) return known;
    const law = cellLaw(this.#mechanism, this.#noise, people);
    this.#cells.set(people, law);
    return law;
  }
}

/** Every table of non-negative counts that one person can turn this one into, itself left out. */
export const neighboursOf = (table: readonly number[], sensitivity: number): number[][] => {
  const [first, ...rest] = table;
  if (first === undefined) return [[]];
  const found: number[][] = [];
  for (let change = -sensitivity; change <= sensitivity; change += 1) {
    if (first + change < 0) continue;
    const left = sensitivity - Math.abs(change);
    const others = rest.length === 0 ? [[]] : [rest, ...neighboursOf(rest, left)];
    for (const other of others) found.push([first + change, ...other]);
  }
  return found.filter((each) => each.some((people, at) => people !== table[at]));
};
