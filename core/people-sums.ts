import { z } from 'zod';
import { sha256 } from '#core/sha256.ts';

/** How many people of a version have a value of an attribute. */
export interface ValueSupport {
  readonly attribute: string;
  readonly value: string;
  readonly people: number;
}

/** What a settled version holds, in a few numbers. Only its own party may learn them. */
export interface VersionSummary {
  /**
   * 128 bits, in hex: the same for two versions of one epoch if, and but for chance only if, they have the same
   * people, each with the same tokens of the same kinds and the same values of the same attributes. In which
   * order, in how many parts and shards and under which numbers they stand is no part of it.
   */
  readonly fingerprint: string;
  /** Every value that somebody has, sorted by attribute and value. */
  readonly support: readonly ValueSupport[];
}

/**
 * 64 bits for something that a person has: a kind of identifier, or a value of an attribute behind its name. What a
 * person has beside tokens is the exclusive or of these.
 */
export const factOf = (...words: readonly string[]): bigint =>
  BigInt.asIntN(64, BigInt(`0x${sha256(JSON.stringify(words)).slice(0, 16)}`));

const Sum = z.string().regex(/^-?\d{1,40}$/);

/**
 * What people add up to: 128 bits of the mark of each, as two whole numbers that never wrap, and how many have
 * each value. So the people of a version are those of its parts, less what later parts lost to earlier ones.
 *
 * A mark is the first half of the SHA-256 of the person's tokens, `markedKinds` in the order of their names: both halves of
 * each with their first byte first, zeros for a kind that is missing; and behind them the facts, of which match keys have none. The record of two
 * kinds is one block of SHA-256.
 */
export const PeopleSums = z.strictObject({
  marks: z.tuple([Sum, Sum]),
  support: z.array(z.strictObject({ attribute: z.string(), value: z.string(), people: z.int() })),
});
export type PeopleSums = z.infer<typeof PeopleSums>;

const placeOf = ({ attribute, value }: ValueSupport): string => JSON.stringify([attribute, value]);

/** Adds up sums. In whatever order, they come to the same. */
export const addSums = (sums: readonly PeopleSums[]): PeopleSums => {
  const lane = (at: 0 | 1): string =>
    String(sums.reduce((sum, { marks }) => sum + BigInt(marks[at]), 0n));
  const places = Map.groupBy(
    sums.flatMap(({ support }) => support),
    placeOf,
  );
  const support = [...places.values()].flatMap(([first, ...others]) =>
    first
      ? [{ ...first, people: others.reduce((sum, { people }) => sum + people, first.people) }]
      : [],
  );
  return { marks: [lane(0), lane(1)], support };
};

/** What takes these people away, added to others. */
export const negative = ({ marks, support }: PeopleSums): PeopleSums => ({
  marks: [String(-BigInt(marks[0])), String(-BigInt(marks[1]))],
  support: support.map((each) => ({ ...each, people: -each.people })),
});

const before = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * The summary of the people who add up so. Tokens are HMACs under a key that no party has, so nobody can say what
 * a list adds up to, let alone make two that add up to the same; and whoever hit on two would be given an older
 * answer about its own list.
 */
export const summaryOf = ({ marks, support }: PeopleSums): VersionSummary => ({
  fingerprint: sha256(marks.join(' ')).slice(0, 32),
  support: support
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => before(a.attribute, b.attribute) || before(a.value, b.value)),
});
