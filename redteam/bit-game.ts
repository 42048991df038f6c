import type { Release } from '#core/documents/release.ts';
import type { Played } from '#redteam/attack.ts';
import type { Bit } from '#redteam/dice.ts';
import type { Lab } from '#redteam/lab.ts';
import { type Evidence, likelierBit } from '#redteam/likelihood.ts';
import type { Side } from '#redteam/seats.ts';
import type { Snapshot, Visit } from '#redteam/visit.ts';

/** Two rooms that differ in one person of the victim's list: without the target, and with. */
export type Worlds = readonly [Snapshot, Snapshot];

/** Where and how the game is played. */
export interface BitGame {
  readonly victim: Side;
  /** The pair of worlds of a trial. */
  readonly worlds: (trial: number) => Worlds;
  /** What the attacker does; answers what he saw, or his guess. It never learns the bit. */
  readonly attempt: (visit: Visit, trial: number) => Promise<readonly Evidence[] | Bit>;
  /** Share of the run's trials to play, for attacks that take long. */
  readonly share?: number;
}

/** Fewest trials of a game that plays only a share of them. */
const FEWEST = 4;

/**
 * Plays the game: a coin decides which world is opened, the attacker sees what the room hands out
 * and guesses. Charged answers are counted on the ledger itself.
 */
export const playBits = async (lab: Lab, game: BitGame): Promise<Played> => {
  const trials =
    game.share === undefined ? lab.trials : Math.max(FEWEST, Math.round(lab.trials * game.share));
  let successes = 0;
  let releases = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const bit = lab.dice.coin();
    const guess = await lab.visit(game.worlds(trial)[bit], async (visit): Promise<Bit> => {
      const seen = await game.attempt(visit, trial);
      releases = Math.max(releases, await chargedAnswers(visit, game.victim));
      return typeof seen === 'number' ? seen : (likelierBit(seen) ?? lab.dice.coin());
    });
    if (guess === bit) successes += 1;
  }
  return { outcome: 'played', trials, successes, releases };
};

/** Answers that the ledger charged to the victim's dataset. */
const chargedAnswers = async (visit: Visit, victim: Side): Promise<number> =>
  (await visit.ledger()).filter(
    ({ event }) =>
      event.type === 'budget-reserved' &&
      event.versions.some(
        ({ party, dataset }) => party === victim.party && dataset === victim.dataset,
      ),
  ).length;

/** Builds both worlds from what the victim's list is in each. */
export const bothWorlds = async (build: (bit: Bit) => Promise<Snapshot>): Promise<Worlds> => [
  await build(0),
  await build(1),
];

/** Asks and expects an answer: for questions that the agreement surely allows. */
export const released = async (
  visit: Visit,
  party: string,
  question: unknown,
): Promise<Release> => {
  const answer = await visit.ask(party, question);
  if (answer.outcome === 'released') return answer.release;
  throw new Error(`the room refused a question of the red team: ${answer.reason}`);
};
