import type { QuestionRequest } from '#core/analyses/question.ts';
import type { Release } from '#core/documents/release.ts';
import { pricedAnswer } from '#core/usecases/questions/priced-answer.ts';
import { type Actors, roomOf } from '#redteam/actors.ts';
import type { Played } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import type { Bit } from '#redteam/dice.ts';
import type { Stage } from '#redteam/histories.ts';
import { cellOf, type Evidence, isPossible } from '#redteam/likelihood.ts';
import type { Visit } from '#redteam/visit.ts';

/** What a cell holds before any noise: people, and what is summed up of them where anything is. */
export interface Held {
  readonly people: number;
  readonly conversions?: number;
  readonly amount?: number;
}

/** A cell that the game turns on, and what it holds in either world, by the rules of the agreement. */
export interface WatchedCell {
  readonly question: QuestionRequest;
  readonly by: Readonly<Record<string, string>>;
  readonly without: Held;
  readonly with: Held;
}

/** A game of histories: two rooms, and the cells by which they are told apart. */
export interface HistoryGame {
  readonly actors: (bit: Bit) => Actors;
  readonly cells: readonly WatchedCell[];
  readonly share?: number;
}

/** What a release says of a watched cell. */
const historyEvidence = (
  { lab: { signed } }: Stage,
  release: Release,
  { by, without, with: present }: WatchedCell,
): Evidence => {
  const { sums } = pricedAnswer({ question: release.question, signed }, release.epsilon);
  return {
    ...{ release, cell: cellOf(release, by), without: without.people, with: present.people },
    sums: sums.map((law) => ({
      ...{ law, without: without[law.name] ?? 0, with: present[law.name] ?? 0 },
    })),
  };
};

/** Asks each question once, and says what is told of the watched cells. */
export const askHistories = async (
  stage: Stage,
  visit: Visit,
  cells: readonly WatchedCell[],
): Promise<readonly Evidence[]> => {
  const evidence: Evidence[] = [];
  for (const question of new Set(cells.map((cell) => cell.question))) {
    const release = await released(visit, stage.seat.attacker.party, question);
    for (const cell of cells.filter((each) => each.question === question))
      evidence.push(historyEvidence(stage, release, cell));
  }
  return evidence;
};

/** What is wrong where a cell cannot have been told so of what it holds, whatever the noise. */
export const offTheRules = (bit: Bit, evidence: readonly Evidence[]): string | undefined =>
  isPossible(evidence, bit)
    ? undefined
    : 'a cell was told that no noise makes of what counts by the rules of the agreement';

/**
 * Plays a game of histories. The attacker knows what every cell holds in either world; the referee holds what is told
 * to that, so a room that counts more of somebody than was agreed is found out too.
 */
export const playHistories = async (
  stage: Stage,
  { actors, cells, share }: HistoryGame,
): Promise<Played> => {
  const worlds = await bothWorlds((bit) => roomOf(stage, actors(bit)));
  return playBits(stage.lab, {
    victim: stage.seat.victim,
    worlds: () => worlds,
    attempt: (visit) => askHistories(stage, visit, cells),
    referee: offTheRules,
    ...(share !== undefined && { share }),
  });
};
