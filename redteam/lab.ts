import { join } from 'node:path';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { type EffectiveTerms, effectiveTerms } from '#core/agreement/effective-terms.ts';
import { shareOf } from '#core/agreement/lookup.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { MatchTerms } from '#core/match-keys/match-terms.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import { answersPaid } from '#core/privacy/answers-paid.ts';
import { parseQuestion } from '#core/usecases/questions/parse-question.ts';
import { pricedAnswer } from '#core/usecases/questions/priced-answer.ts';
import { requireAgreeable } from '#redteam/declared-anew.ts';
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
  /** How people would be matched by points, which the agreement that is attacked has and this one leaves out. */
  readonly match?: MatchTerms | undefined;
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
  readonly terms: EffectiveTerms;
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

  /** How the agreement that is attacked matches people by points, if it does; `signed` matches exactly. */
  get match(): MatchTerms | undefined {
    return this.#options.match;
  }

  /** The best seat for an attack, or why there is none. */
  seat(need: Need): Seat | string {
    const seat = findSeat(this.signed.agreement, need);
    if (typeof seat === 'string') return seat;
    const affords = this.affords(seat.attacker.party);
    return (need.answers ?? 1) > affords
      ? `it takes ${need.answers} answers and the budget pays for ${affords}`
      : seat;
  }

  /** Answers at the full price that a party's share of a period pays for. */
  affords(party: string): number {
    const share = shareOf(this.signed.agreement, party);
    return answersPaid(this.terms, this.terms.epsilon, share).period;
  }

  /** B for a question at the full price; 0 without noise. */
  bound(question: QuestionRequest): number {
    const asked = { question: parseQuestion(question, this.signed.agreement), signed: this.signed };
    return pricedAnswer(asked, this.terms.epsilon).accuracy.noiseBound;
  }

  /**
   * The count at which one person more shows best: with noise, where no outcome is cut off by the
   * threshold; without, one below a multiple of the rounding.
   */
  tuned(...questions: readonly QuestionRequest[]): number {
    const { k } = this.terms;
    if (this.terms.noise === 'none') return k + this.terms.roundTo - 1;
    return k + 2 * Math.max(...questions.map((question) => this.bound(question)));
  }

  /**
   * Rows with which the attacker would bring the target into a count as often as he can: where his own rows
   * are counted, one row for each identifier of the target; else one row with all of them. One of them counts.
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

  /** Writes a list of which only some kinds are delivered. */
  dropOfKinds(
    side: Side,
    people: readonly Person[],
    kinds: readonly TokenKind[],
  ): Promise<ReadyDrop> {
    return writeDrop(this.#next('drop'), this.signed, { side, parts: [people], kinds });
  }

  /** A room under the agreement, holding these drops. */
  room(drops: readonly ReadyDrop[], signed = this.signed): Promise<Snapshot> {
    return buildRoom(this.#next('room'), signed, drops);
  }

  /** One trial: a fresh copy of the room, with a fresh budget and fresh noise. */
  visit<Result>(
    snapshot: Snapshot,
    use: (visit: Visit) => Promise<Result>,
    clock?: Clock,
  ): Promise<Result> {
    const place = this.#next('trial');
    const randomness = this.#options.noise?.(`${this.#options.seed}/${this.#made}`);
    const world = { ...(randomness && { randomness }), ...(clock && { clock }) };
    return withCopy(snapshot, { ...place, world }, use);
  }

  /** Goes into the room itself: what is done there is so in every trial to come. */
  enter<Result>({ folder }: Snapshot, use: (visit: Visit) => Promise<Result>): Promise<Result> {
    return visit({ ground: this.#ground, folder }, {}, use);
  }

  /** The same bench under a changed agreement. Throws NotAgreeable if that would be none. */
  under(signed: AgreementWithDigest): Lab {
    requireAgreeable(signed.agreement);
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
