import type { Question } from '#core/analyses/question.ts';
import { type Sums, sumOf } from '#core/privacy/budget.ts';
import type { Rates } from '#redteam/audit.ts';
import type { Bit } from '#redteam/dice.ts';
import type { NoisedCell } from '#redteam/mechanism-draws.ts';

/** What the ledger charged to a party's people, all answers together. */
export interface Charges extends Sums {
  readonly answers: number;
}

/** The guesses of a game, and all that is needed to say whether they are more than was promised. */
export interface Guesses {
  readonly rates: Rates;
  /** The most that a trial was charged. */
  readonly charged: Charges;
  readonly victim: string;
  /** Questions of the trial that was charged the most. */
  readonly questions: readonly Question[];
  /** The cells that the guesses went by, to be noised again and again. */
  readonly cells: readonly NoisedCell[];
}

/** What one trial was charged, and what it went by. */
export type Trial = Omit<Guesses, 'rates' | 'victim'>;

const NOTHING: Charges = { answers: 0, microEpsilon: 0, nanoRho: 0, attoDelta: 0 };

/** What charges to the people of a party add up to. */
export const totalOf = (charges: readonly Sums[]): Charges => ({
  answers: charges.length,
  microEpsilon: sumOf(charges, 'microEpsilon'),
  nanoRho: sumOf(charges, 'nanoRho'),
  attoDelta: sumOf(charges, 'attoDelta'),
});

/** Collects the guesses of a game, trial by trial. */
export class GuessBook {
  #rates: Rates = { present: 0, hits: 0, absent: 0, alarms: 0 };
  #most: Trial = { charged: NOTHING, questions: [], cells: [] };
  readonly #victim: string;

  constructor(victim: string) {
    this.#victim = victim;
  }

  /** A guess at one secret bit. */
  guess(bit: Bit, said: Bit): void {
    const { present, hits, absent, alarms } = this.#rates;
    this.#rates =
      bit === 1
        ? { present: present + 1, hits: hits + said, absent, alarms }
        : { present, hits, absent: absent + 1, alarms: alarms + said };
  }

  /** What a trial was charged, and what it went by. */
  trial(trial: Trial): void {
    if (trial.charged.microEpsilon >= this.#most.charged.microEpsilon) this.#most = trial;
  }

  get guesses(): Guesses {
    return { rates: this.#rates, victim: this.#victim, ...this.#most };
  }

  get trials(): number {
    return this.#rates.present + this.#rates.absent;
  }

  get successes(): number {
    return this.#rates.hits + this.#rates.absent - this.#rates.alarms;
  }
}
