import { microEpsilon } from '#core/micro-epsilon.ts';
import {
  type Charge,
  type Limit,
  type Standing,
  type Sums,
  standingsOf,
} from '#core/privacy/budget.ts';

/** When these tests begin. */
export const START = Date.UTC(2026, 10, 2);

/** So many milliseconds later. */
export const at = (milliseconds: number): Date => new Date(START + milliseconds);

/** A cost in ε, and what else it takes. */
export const cost = (microEpsilonCharged: number, rest: Partial<Sums> = {}): Sums => ({
  microEpsilon: microEpsilonCharged,
  nanoRho: 0,
  attoDelta: 0,
  ...rest,
});

/** What an answer of this ε cost at a moment. */
export const charge = (milliseconds: number, epsilon: number, asker = 'brand'): Charge => ({
  at: at(milliseconds),
  asker,
  ...cost(microEpsilon(epsilon)),
});

/** A limit of ε over a period. */
export const period = (epsilon: number, days = 30): Limit => ({
  unit: 'microEpsilon',
  most: microEpsilon(epsilon),
  days,
});

/** An asker that may spend all of every limit. */
export const alone = { asker: 'brand', share: 1 };

/** A limit at a moment, for an asker that may spend all of it. */
export const whole = (charges: readonly Charge[], limit: Limit, milliseconds: number): Standing => {
  const [standing] = standingsOf(charges, [limit], { ...alone, now: at(milliseconds) });
  if (standing === undefined) throw new Error('no standing');
  return standing;
};

/** What charges come to. */
export const sumOf = (charges: readonly Charge[], unit: keyof Sums): number =>
  charges.reduce((sum, each) => sum + each[unit], 0);
