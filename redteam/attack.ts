import type { Protects } from '#core/privacy/sensitivity.ts';
import type { Guesses } from '#redteam/guesses.ts';
import type { Lab } from '#redteam/lab.ts';
import type { Mode } from '#redteam/mode.ts';

/** What came of an attack in one mode. */
export type Outcome =
  | { readonly outcome: 'not-applicable'; readonly why: string }
  | {
      readonly outcome: 'played';
      readonly trials: number;
      /** Trials in which the attacker guessed right, or obtained what he may not have. */
      readonly successes: number;
      /** Most charged answers about the victim's list that a trial used. */
      readonly releases: number;
      /** What the guesses of a game against privacy were, and what was paid for them. */
      readonly guesses?: Guesses;
      /** A promise that holds for certain and did not: the room is beaten whatever the statistics say. */
      readonly broken?: string;
      /** What was seen, for people. */
      readonly learned?: string;
    };

export type Played = Extract<Outcome, { outcome: 'played' }>;

/** One way of getting at a person through a clean room. */
export interface Attack {
  readonly name: string;
  /** Where it was described. */
  readonly source: string;
  readonly knows: string;
  readonly wants: string;
  /**
   * What it is measured against. `privacy`: a guess at a secret bit, bounded by ε and δ in noisy mode
   * and by nothing in exact mode. `certainty`: something that must never happen in either mode.
   */
  readonly against: 'privacy' | 'certainty';
  /** What the secret bit of a game against privacy is about; membership if left out. */
  readonly about?: Protects;
  /** Modes in which nothing is promised against it: what it finds is a known limit, told and not a fault. */
  readonly knownLimitIn?: readonly Mode[];
  run(lab: Lab): Promise<Outcome>;
}

/** The attack has no ground under this agreement. */
export const notApplicable = (why: string): Outcome => ({ outcome: 'not-applicable', why });
