import { DAY_MS, MINUTE_MS } from '#core/day.ts';
import { decimalRational } from '#core/rational.ts';

/** What adds up over answers, each a whole number: ε in 10⁻⁶, ρ in 10⁻⁹, the δ of truncation in 10⁻¹⁸. */
export interface Sums {
  readonly microEpsilon: number;
  readonly nanoRho: number;
  readonly attoDelta: number;
}

/** What one answer cost the people of a party, when, and who asked. Never refunded. */
export interface Charge extends Sums {
  readonly at: Date;
  readonly asker: string;
}

/** The most that all answers about a party's people may add up to, of one sum. */
export interface Limit {
  readonly unit: keyof Sums;
  readonly most: number;
  /** Over any so many days; for the life of the collaboration if left out. */
  readonly days?: number;
}

/** Whose question it would be, and which part of every limit its questions may spend. */
export interface Purse {
  readonly asker: string;
  readonly share: number;
}

/** A limit at one moment: of everybody's answers, or of the asker's share. */
export interface Standing extends Limit {
  readonly whose: 'everybody' | 'asker';
  readonly spent: number;
  readonly left: number;
  /** What is still counted, oldest first. */
  readonly counted: readonly Charge[];
}

/** Entries say the minute, not the moment: a charge may be up to a minute younger than it says. */
const windowOf = (days: number): number => days * DAY_MS + MINUTE_MS;

/** A part of a limit, rounded down; the share is the decimal that the agreement says. */
const partOf = (most: number, share: number): number => {
  const { n, d } = decimalRational(share);
  return Number((BigInt(most) * n) / d);
};

const byTime = (a: Charge, b: Charge): number => a.at.getTime() - b.at.getTime();

const standingOf = (charges: readonly Charge[], limit: Limit, now: Date) => {
  const { unit, most, days } = limit;
  const since = days === undefined ? -Infinity : now.getTime() - windowOf(days);
  const counted = charges.filter(({ at }) => at.getTime() > since).sort(byTime);
  const spent = counted.reduce((sum, charge) => sum + charge[unit], 0);
  return { ...limit, spent, left: Math.max(0, most - spent), counted };
};

/**
 * Every limit on the people of a party, as it stands for one asker: the whole and its share of it. The
 * period slides: in no stretch of that length, and in no life, is more than the limit ever charged.
 * Proof: docs/privacy.md, Theorem 3.
 */
export const standingsOf = (
  charges: readonly Charge[],
  limits: readonly Limit[],
  { asker, share, now }: Purse & { readonly now: Date },
): readonly Standing[] => {
  const own = charges.filter((charge) => charge.asker === asker);
  return limits.flatMap((limit): Standing[] => [
    { whose: 'everybody', ...standingOf(charges, limit, now) },
    { whose: 'asker', ...standingOf(own, { ...limit, most: partOf(limit.most, share) }, now) },
  ]);
};

/** How many answers of that cost can be paid. */
export const timesPayable = ({ left, unit }: Standing, cost: Sums): number =>
  cost[unit] === 0 ? Infinity : Math.floor(left / cost[unit]);

/**
 * When so many charges are out of the period that an answer of that cost can be paid; undefined if it
 * never will be: for life, or where it costs more than the limit.
 */
export const renewalOf = (standing: Standing, cost: Sums): Date | undefined => {
  const { unit, most, days, spent, counted } = standing;
  if (days === undefined) return undefined;
  let over = spent + cost[unit] - most;
  for (const charge of counted) {
    over -= charge[unit];
    if (over <= 0) return new Date(charge.at.getTime() + windowOf(days));
  }
  return undefined;
};

/** The limit that stands in the way of an answer of that cost; of several, the one that renews last. */
export const bindingOf = (standings: readonly Standing[], cost: Sums): Standing | undefined => {
  const renewal = (standing: Standing): number => renewalOf(standing, cost)?.getTime() ?? Infinity;
  return standings
    .filter((standing) => timesPayable(standing, cost) < 1)
    .sort((a, b) => renewal(b) - renewal(a))[0];
};
