import type { Interval } from '#core/privacy/noise/exponential-interval.ts';
import { exponentialInterval } from '#core/privacy/noise/exponential-interval.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { noisyOutcome } from '#core/privacy/noise/noisy-release.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { decimalRational } from '#core/rational.ts';
import { LAW_BITS, NO_WEIGHT, total, truncatedLaw } from './truncated-law.ts';

/** A release mechanism to be checked, and the promise that it is checked against. */
export interface Mechanism {
  readonly law: NoiseLaw;
  readonly k: number;
  readonly epsilon: number;
  readonly delta: number;
}

/** Weight of every outcome of a table, by what leaves: one text per cell. */
export type OutcomeLaw = ReadonlyMap<string, Interval>;

const SCALE = 1n << LAW_BITS;

const shrinks = new Map<number, Interval>();

/** e^-ε, computed once. */
const shrinkOf = (epsilon: number): Interval => {
  const shrink = shrinks.get(epsilon) ?? exponentialInterval(decimalRational(epsilon), LAW_BITS);
  shrinks.set(epsilon, shrink);
  return shrink;
};

/** What two laws of outcomes are judged by: in units of 2^-256, where the weights of either come to `whole`. */
export interface Promised {
  readonly epsilon: number;
  readonly delta: number;
  readonly whole: Interval;
}

/**
 * Judges two laws of outcomes by Σ max(0, P - e^ε P'), which is the most by which P exceeds e^ε P' on any event: whether
 * it is certainly at most δ, certainly not, or left open.
 */
export const judge = (
  mine: OutcomeLaw,
  theirs: OutcomeLaw,
  { epsilon, delta, whole }: Promised,
): 'private' | 'exposed' | 'open' => {
  const shrink = shrinkOf(epsilon);
  let [least, most] = [0n, 0n];
  // e^-ε P - P' has the sign of P - e^ε P', and needs no number above 1.
  for (const [outcome, weight] of mine) {
    const other = theirs.get(outcome) ?? NO_WEIGHT;
    const high = shrink.high * weight.high - other.low * SCALE;
    const low = shrink.low * weight.low - other.high * SCALE;
    if (high > 0n) most += high;
    if (low > 0n) least += low;
  }
  const { n, d } = decimalRational(delta);
  if (most * d <= shrink.low * whole.low * n) return 'private';
  if (least * d > shrink.high * whole.high * n) return 'exposed';
  return 'open';
};

/** Every outcome of a cell of so many people, as the code decides it, with the weight of its noise. */
const cellLaw = (
  { k, law: { bound } }: Mechanism,
  weights: ReadonlyMap<number, Interval>,
  people: number,
): OutcomeLaw => {
  const outcomes = new Map<string, Interval>();
  for (const [noise, weight] of weights) {
    const outcome = noisyOutcome(people < k ? undefined : people, noise, { k, bound });
    const key = outcome.outcome === 'released' ? String(outcome.people) : outcome.reason;
    const before = outcomes.get(key) ?? NO_WEIGHT;
    outcomes.set(key, { low: before.low + weight.low, high: before.high + weight.high });
  }
  return outcomes;
};

/** Cells draw their noise each for itself: weights multiply. */
export const both = (a: OutcomeLaw, b: OutcomeLaw): OutcomeLaw =>
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
  readonly #whole: Interval;

  constructor(mechanism: Mechanism) {
    this.#mechanism = mechanism;
    this.#noise = truncatedLaw(mechanism.law);
    this.#whole = total(this.#noise.values());
  }

  /** Whether the two tables are certainly within (ε, δ), certainly not, or left open. */
  verdict(table: readonly number[], neighbour: readonly number[]): 'private' | 'exposed' | 'open' {
    const power = (whole: bigint): bigint => whole ** BigInt(table.length);
    const whole = { low: power(this.#whole.low), high: power(this.#whole.high) };
    return judge(this.#law(table), this.#law(neighbour), { ...this.#mechanism, whole });
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

const sizes = (change: readonly number[]): readonly number[] =>
  change.map(Math.abs).sort((a, b) => b - a);

/** Whether the largest one, two, three … changes are never together more than those of the vector. */
const isMajorised = (change: readonly number[], vector: ChangeVector): boolean => {
  const largest = sizes(change);
  const sum = (of: readonly number[], most: number): number =>
    of.slice(0, most).reduce((a, b) => a + b, 0);
  return largest.every((_, at) => sum(largest, at + 1) <= sum(sizes(vector), at + 1));
};

const around = ([first, ...rest]: readonly number[], most: number): number[][] =>
  first === undefined
    ? [[]]
    : Array.from({ length: 2 * most + 1 }, (_, n) => n - most).flatMap((change) =>
        around(rest, most).map((others) => [change, ...others]),
      );

/**
 * Every table of non-negative counts that one person can turn this one into, itself left out: by a
 * change that is weakly majorised by one of these.
 */
export const neighboursOf = (
  table: readonly number[],
  changes: readonly ChangeVector[],
): number[][] =>
  around(table, Math.max(...changes.flat()))
    .filter((change) => change.some((each) => each !== 0))
    .filter((change) => changes.some((vector) => isMajorised(change, vector)))
    .map((change) => table.map((people, at) => people + (change[at] ?? 0)))
    .filter((each) => each.every((people) => people >= 0));

/** Every table with each of its neighbours, both ways and once. */
const pairs = (
  tables: readonly (readonly number[])[],
  changes: readonly ChangeVector[],
): readonly (readonly [readonly number[], readonly number[]])[] => {
  const seen = new Map<string, readonly [readonly number[], readonly number[]]>();
  for (const table of tables)
    for (const other of neighboursOf(table, changes)) {
      seen.set(`${table} ${other}`, [table, other]);
      seen.set(`${other} ${table}`, [other, table]);
    }
  return [...seen.values()];
};

/** What is found about the tables and their neighbours, all together. */
export const verdicts = (
  of: Mechanism,
  tables: readonly (readonly number[])[],
  changes: readonly ChangeVector[],
): Set<string> => {
  const check = new PrivacyCheck(of);
  return new Set(pairs(tables, changes).map(([table, other]) => check.verdict(table, other)));
};

/** Counts from none to the one beyond which everything is released: more people give the same law, moved. */
export const countsThatMatter = (
  { k, law: { bound } }: Mechanism,
  changes: readonly ChangeVector[],
): readonly number[] =>
  Array.from({ length: k + 2 * bound + Math.max(...changes.flat()) + 1 }, (_, n) => n);

/** Tables of two cells with these counts. */
export const twoCells = (counts: readonly number[]): readonly (readonly number[])[] =>
  counts.flatMap((a) => counts.filter((b) => a <= b).map((b) => [a, b]));
