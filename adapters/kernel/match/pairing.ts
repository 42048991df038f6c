import type { Side } from '#adapters/duckdb/match/match-making.ts';
import type { MatchFileWriter } from '#adapters/kernel/match/match-file-writer.ts';
import type { TakenPeople } from '#adapters/kernel/match/taken-people.ts';
import type { TokenCursor } from '#adapters/kernel/match/token-cursor.ts';
import { codePlaces, matchedMark, matchNumbers } from '#core/matching/match-numbers.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';

/** Something of either list. */
export type OfEither<Each> = Readonly<Record<Side, Each>>;

/** What pairs of one kind come to. */
interface PairingParts {
  readonly match: VersionsMatch;
  /** Which of its kinds. */
  readonly at: number;
  readonly lists: OfEither<TokenCursor>;
  /** Who has a match already. */
  readonly taken: OfEither<TakenPeople>;
  readonly writer: MatchFileWriter;
}

/** The codes of one list that stand in one number of a row, each so many bits up. */
interface CodeMoves {
  readonly codes: readonly Uint8Array[];
  readonly bits: readonly number[];
}

/** Of each number of a row, what a list knows of it. Its codes are in the order of its attributes. */
const movesOf = ({ match, lists }: PairingParts, side: Side): readonly CodeMoves[] => {
  const own = codePlaces(match).filter(({ table }) => table === side);
  return matchNumbers(match).map((number) => {
    const moved = own.flatMap((place, at) => {
      const codes = lists[side].codes[at];
      return place.number === number && codes ? [{ codes, bits: place.bits }] : [];
    });
    return { codes: moved.map(({ codes }) => codes), bits: moved.map(({ bits }) => bits) };
  });
};

/** What the moves make of a row of their list. */
const moved = ({ codes, bits }: CodeMoves, row: number): number => {
  let value = 0;
  for (let n = 0; n < codes.length; n += 1) value += (codes[n]?.[row] ?? 0) << (bits[n] ?? 0);
  return value;
};

const NOTHING: CodeMoves = { codes: [], bits: [] };

/** Pairs people of two lists who share an identifier of one kind, in the order of their tokens. */
export class Pairing {
  readonly #parts: PairingParts;
  readonly #moves: OfEither<readonly CodeMoves[]>;
  readonly #mark: number;

  constructor(parts: PairingParts) {
    this.#parts = parts;
    this.#moves = { counted: movesOf(parts, 'counted'), other: movesOf(parts, 'other') };
    this.#mark = matchedMark(parts.match.on.length - 1 - parts.at);
  }

  /**
   * Takes pairs from two rows on, until one of the lists has no more rows in memory; answers where either stands
   * then.
   */
  take(from: OfEither<number>): OfEither<number> {
    const { counted, other } = this.#parts.lists;
    const [left, right] = [counted.high, other.high];
    const [leftEnd, rightEnd] = [counted.rows, other.rows];
    let { counted: at, other: beside } = from;
    while (at < leftEnd && beside < rightEnd) {
      const one = left[2 * at + 1] ?? 0;
      const two = right[2 * beside + 1] ?? 0;
      const order = one === two ? this.#order(at, beside) : one - two;
      if (order === 0) this.#pair(at, beside);
      if (order <= 0) at += 1;
      if (order >= 0) beside += 1;
    }
    return { counted: at, other: beside };
  }

  /** Below 0 where the token of the counted list comes first, above it where the other's does. */
  #order(at: number, beside: number): number {
    const { counted, other } = this.#parts.lists;
    const [low, high] = [2 * at, 2 * at + 1];
    const [otherLow, otherHigh] = [2 * beside, 2 * beside + 1];
    return (
      ((counted.high[low] ?? 0) >>> 0) - ((other.high[otherLow] ?? 0) >>> 0) ||
      (counted.low[high] ?? 0) - (other.low[otherHigh] ?? 0) ||
      ((counted.low[low] ?? 0) >>> 0) - ((other.low[otherLow] ?? 0) >>> 0)
    );
  }

  /** Notes a pair, unless either has a match by an earlier kind. */
  #pair(at: number, beside: number): void {
    const { lists, taken } = this.#parts;
    const [{ persons }, { persons: others }] = [lists.counted, lists.other];
    const person = persons[2 * at] ?? 0;
    const part = persons[2 * at + 1] ?? 0;
    const otherPerson = others[2 * beside] ?? 0;
    const otherPart = others[2 * beside + 1] ?? 0;
    if (taken.counted.has(part, person) || taken.other.has(otherPart, otherPerson)) return;
    taken.counted.add(part, person);
    taken.other.add(otherPart, otherPerson);
    this.#write(at, beside);
  }

  #write(at: number, beside: number): void {
    const { writer } = this.#parts;
    const { counted, other } = this.#moves;
    const row = writer.begin();
    for (let number = 0; number < counted.length; number += 1) {
      const own = moved(counted[number] ?? NOTHING, at);
      writer.put(number, row, this.#mark + own + moved(other[number] ?? NOTHING, beside));
    }
  }
}
