import { DAY_MS, MINUTE_MS } from '#core/day.ts';
import { ceilDivide, decimalRational } from '#core/rational.ts';

/** What adds up over answers, each a whole number: ε in 10⁻⁶, ρ in 10⁻⁹, the δ of truncation in 10⁻¹⁸. */
export interface Sums {
  readonly microEpsilon: number;
  readonly nanoRho: number;
  readonly attoDelta: number;
}

/** The ρ of an answer that keeps its ε without any δ: ε² / 2, rounded up (Bun and Steinke 2016, Proposition 1.4). */
export const pureNanoRho = (microEpsilon: number): number =>
  Number(ceilDivide(BigInt(microEpsilon) ** 2n, 2_000n));

/** What one answer cost the people of a party, when, and who asked. Never refunded. */
export interface Charge extends Sums {
  readonly at: Date;
  readonly asker: string;
}

/** What charges add up to. */
export const sumOf = (charges: readonly Sums[], unit: keyof Sums): number =>
  charges.reduce((sum, charge) => sum + charge[unit], 0);

/** The most that all answers about a party's people may add up to, of one sum. */
export interface Limit {
  readonly unit: keyof Sums;
  readonly most: number;
  /** Over any so many days; for the life of the collaboration if left out. */
  readonly days?: number;
}

/** Who would ask, when, and which part of every limit its questions may spend. */
export interface Purse {
  readonly asker: string;
  readonly share: number;
  readonly now: Date;
}

/** What was charged against a limit, or against a part of it. */
interface Account {
  readonly most: number;
  readonly spent: number;
  readonly left: number;
  /** What is still counted, oldest first. */
  readonly counted: readonly Charge[];
}

/** A limit at one moment: what everybody's answers leave of it, and what the asker's leave of its share. */
export interface Standing {
  readonly limit: Limit;
  readonly everybody: Account;
  readonly asker: Account;
}

/** Entries say the minute, not the moment: a charge may be up to a minute younger than it says. */
const windowOf = (days: number): number => days * DAY_MS + MINUTE_MS;

/** A part of a limit, rounded down; the share is the decimal that the agreement says. */
const partOf = (most: number, share: number): number => {
  const { n, d } = decimalRational(share);
  return Number((BigInt(most) * n) / d);
};

const accountOf = (charges: readonly Charge[], { unit, most, days }: Limit, now: Date): Account => {
  const since = days === undefined ? -Infinity : now.getTime() - windowOf(days);
  const counted = charges
    .filter(({ at }) => at.getTime() > since)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const spent = sumOf(counted, unit);
  return { most, spent, left: Math.max(0, most - spent), counted };
};

/**
 * Every limit on the people of a party, as it stands for one asker. The period slides: in no stretch of
 * that length, and in no life, is more than the limit ever charged, nor by one asker more than its share.
 * Proof: docs/privacy.md, Theorem 3.
 */
export const standingsOf = (
  charges: readonly Charge[],
  limits: readonly Limit[],
  { asker, share, now }: Purse,
): readonly Standing[] => {
  const own = charges.filter((charge) => charge.asker === asker);
  return limits.map((limit) => ({
    limit,
    everybody: accountOf(charges, limit, now),
    asker: accountOf(own, { ...limit, most: partOf(limit.most, share) }, now),
  }));
};

/** What the asker may still spend: of its share, and of what everybody left. */
export const leftOf = ({ everybody, asker }: Standing): number =>
  Math.min(everybody.left, asker.left);

/** How many answers of that cost can be paid. */
export const timesPayable = (standing: Standing, cost: Sums): number => {
  const price = cost[standing.limit.unit];
  return price === 0 ? Infinity : Math.floor(leftOf(standing) / price);
};

/** When enough charges are out of the period: -∞ if that is so now, ∞ if it never will be. */
const freeFrom = ({ most, spent, counted }: Account, { unit, days }: Limit, cost: Sums): number => {
  let over = spent + cost[unit] - most;
  if (over <= 0) return -Infinity;
  if (days === undefined) return Infinity;
  for (const charge of counted) {
    over -= charge[unit];
    if (over <= 0) return charge.at.getTime() + windowOf(days);
  }
  return Infinity;
};

/**
 * From when on an answer of that cost, which cannot be paid now, can be; undefined if it never can: for
 * life, or where it costs more than the limit.
 */
export const renewalOf = ({ limit, everybody, asker }: Standing, cost: Sums): Date | undefined => {
  const from = Math.max(freeFrom(everybody, limit, cost), freeFrom(asker, limit, cost));
  return Number.isFinite(from) ? new Date(from) : undefined;
};

/** The limit that stands in the way of an answer of that cost; of several, the one that renews last. */
export const bindingOf = (standings: readonly Standing[], cost: Sums): Standing | undefined => {
  const renewal = (standing: Standing): number => renewalOf(standing, cost)?.getTime() ?? Infinity;
  return standings
    .filter((standing) => timesPayable(standing, cost) < 1)
    .sort((a, b) => renewal(b) - renewal(a))[0];
};
