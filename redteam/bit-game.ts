import type { Release } from '#core/documents/release.ts';
import { chargesOf } from '#core/ledger/room-state.ts';
import type { Played } from '#redteam/attack.ts';
import type { Bit } from '#redteam/dice.ts';
import { GuessBook, type Trial, totalOf } from '#redteam/guesses.ts';
import type { Lab } from '#redteam/lab.ts';
import { type Evidence, likelierBit } from '#redteam/likelihood.ts';
import { noisedCells } from '#redteam/mechanism-draws.ts';
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
  /** Who knows the bit and says what of it is against the rules, if anything is. */
  readonly referee?: (bit: Bit, evidence: readonly Evidence[]) => string | undefined;
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
  const book = new GuessBook(game.victim.party);
  let broken: string | undefined;
  for (let trial = 0; trial < trials; trial += 1) {
    const bit = lab.dice.coin();
    await lab.visit(game.worlds(trial)[bit], async (visit) => {
      const seen = await game.attempt(visit, trial);
      const evidence = typeof seen === 'number' ? [] : seen;
      book.guess(bit, typeof seen === 'number' ? seen : (likelierBit(seen) ?? lab.dice.coin()));
      book.trial(await paidTrial(visit, game.victim.party, evidence));
      broken ??= game.referee?.(bit, evidence);
    });
  }
  return { ...playedOf(book), ...(broken !== undefined && { broken }) };
};

/** What a trial was charged and went by. */
export const paidTrial = async (
  visit: Visit,
  victim: string,
  evidence: readonly Evidence[],
): Promise<Trial> => ({
  charged: totalOf(chargesOf(await visit.room.ledger.state(), victim)),
  questions: evidence.map(({ release }) => release.question),
  cells: noisedCells(evidence),
});

/** What came of a game, by the book of its guesses. */
export const playedOf = (book: GuessBook): Played => {
  const { trials, successes, guesses } = book;
  return { outcome: 'played', trials, successes, releases: guesses.charged.answers, guesses };
};

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

/** What the room tells in answer to a question, as text: its cells, or why there are none. */
export const toldOf = async (visit: Visit, party: string, question: unknown): Promise<string> => {
  const answer = await visit.ask(party, question);
  return answer.outcome === 'released' ? JSON.stringify(answer.release.cells) : answer.reason;
};
