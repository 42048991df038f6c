import { join } from 'node:path';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import type { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import { noiseBound } from '#core/privacy/noise/noise-bound.ts';
import { type Bit, Dice } from '#redteam/dice.ts';
import { type ReadyDrop, writeDrop } from '#redteam/drops.ts';
import { FOLDERS, type Ground } from '#redteam/ground.ts';
import type { Mode } from '#redteam/mode.ts';
import { Cast, type Person } from '#redteam/people.ts';
import { findSeat, type Need, type Seat, type Side } from '#redteam/seats.ts';
import {
  buildRoom,
  type Place,
  type Snapshot,
  type Visit,
  visit,
  withCopy,
} from '#redteam/visit.ts';

/** What a run of one attack in one mode is made with. */
export interface LabOptions {
  readonly mode: Mode;
  readonly signed: AgreementWithDigest;
  /** A folder of its own, empty. */
  readonly folder: string;
  readonly seed: string;
  readonly trials: number;
  /** Noise of the room in a trial; the room's own if left out. For tests, and for broken doors. */
  readonly noise?: (trial: string) => Randomness;
  /** Where its rooms stand; in live ones in its folder if left out. */
  readonly ground?: Ground;
}

/** People beyond the fewest that a dataset needs, so that no list stands just at that limit. */
const MARGIN = 10;

/** Name of the person whom the attacker is after. */
export const TARGET = 'target';

/** The bench of one attack: made-up people, lists, rooms and dice. */
export class Lab {
  readonly mode: Mode;
  readonly signed: AgreementWithDigest;
  readonly terms: PrivacyTerms;
  readonly cast: Cast;
  readonly dice: Dice;
  readonly trials: number;
  readonly #options: LabOptions;
  #made = 0;

  constructor(options: LabOptions) {
    this.#options = options;
    this.mode = options.mode;
    this.signed = options.signed;
    this.terms = effectiveTerms(options.signed.agreement);
    this.trials = options.trials;
    this.cast = new Cast(options.seed, options.signed.agreement.identifiers.kinds);
    this.dice = new Dice(options.seed);
  }

  /** The best seat for an attack, or why there is none. */
  seat(need: Need): Seat | string {
    const { affords } = this;
    if ((need.answers ?? 1) > affords)
      return `it takes ${need.answers} answers and the budget pays for ${affords}`;
    return findSeat(this.signed.agreement, need);
  }

  /** Answers that a dataset's budget pays for. */
  get affords(): number {
    return Math.floor(microEpsilon(this.terms.epsilonBudget) / microEpsilon(this.terms.epsilon));
  }

  /** B for a question of this sensitivity; 0 without noise. */
  bound(sensitivity: number): number {
    return this.terms.noise === 'none' ? 0 : noiseBound({ ...this.terms, sensitivity });
  }

  /**
   * The count at which one person more shows best: with noise, where no outcome is cut off by the
   * threshold; without, one below a multiple of the rounding.
   */
  tuned(sensitivity: number): number {
    if (this.terms.noise === 'none') return this.terms.k + this.terms.roundTo - 1;
    return this.terms.k + 2 * this.bound(sensitivity);
  }

  /**
   * Rows that bring the target as far into a count as one person can be: where the attacker's rows are
   * counted, one row for each identifier of the target; else one row with all of them.
   */
  targetRows(seat: Seat, values: Person['values'] = {}): readonly Person[] {
    return seat.counts
      ? this.cast.kinds.map((kind) => this.cast.person(TARGET, values, [kind]))
      : [this.cast.person(TARGET, values)];
  }

  /** Fills a list with people who match nobody, up to what a dataset needs. */
  filled(tag: string, people: readonly Person[]): readonly Person[] {
    const missing = this.terms.minimumDataset + MARGIN - people.length;
    return [...people, ...this.cast.crowd(`fake-${tag}`, Math.max(0, missing))];
  }

  /** The victim's list in one of both worlds: people the attacker knows of, perhaps the target, and others. */
  victimDrop(seat: Seat, bit: Bit, known: readonly Person[]): Promise<ReadyDrop> {
    const target = bit === 1 ? [this.cast.person(TARGET)] : [];
    return this.drop(seat.victim, this.filled('victim', [...known, ...target]));
  }

  /** Writes a list as a drop. */
  drop(side: Side, ...parts: readonly (readonly Person[])[]): Promise<ReadyDrop> {
    return writeDrop(this.#next('drop'), this.signed, { side, parts });
  }

  /** A room under the agreement, holding these drops. */
  room(drops: readonly ReadyDrop[], signed = this.signed): Promise<Snapshot> {
    return buildRoom(this.#next('room'), signed, drops);
  }

  /** One trial: a fresh copy of the room, with a fresh budget and fresh noise. */
  visit<Result>(snapshot: Snapshot, use: (visit: Visit) => Promise<Result>): Promise<Result> {
    const place = this.#next('trial');
    const randomness = this.#options.noise?.(`${this.#options.seed}/${this.#made}`);
    return withCopy(snapshot, { ...place, randomness }, use);
  }

  /** Goes into the room itself: what is done there is so in every trial to come. */
  enter<Result>({ folder }: Snapshot, use: (visit: Visit) => Promise<Result>): Promise<Result> {
    return visit({ ground: this.#ground, folder }, undefined, use);
  }

  /** The same bench under a changed agreement. */
  under(signed: AgreementWithDigest): Lab {
    return new Lab({ ...this.#options, signed, folder: this.#next('bench').folder });
  }

  get #ground(): Ground {
    return this.#options.ground ?? FOLDERS;
  }

  #next(what: string): Place {
    this.#made += 1;
    return { ground: this.#ground, folder: join(this.#options.folder, `${what}-${this.#made}`) };
  }
}
