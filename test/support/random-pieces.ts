import { join } from 'node:path';
import fc from 'fast-check';
import { writeParquetFiles } from '#proof/rehearsal/parquet.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** A row of a piece of e-mails: both halves of the token, the person, two codes, and the person's phone or none. */
export type PieceRow = readonly [
  bigint,
  bigint,
  bigint,
  number,
  number,
  bigint | null,
  bigint | null,
];

const LEAST = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

/** Halves of tokens that several rows have, and a few neighbours of the ends; or any. */
const fewHalves = fc.oneof(
  fc.bigInt(-3n, 3n),
  fc.constantFrom(LEAST, LEAST + 1n, MOST - 1n, MOST, 2n ** 32n, -(2n ** 32n)),
);
const anyHalf = fc.bigInt(LEAST, MOST);

/** Tokens as they come: spread over all numbers, in one shard of 128, in a clump, or all with one first half. */
const tokens: readonly fc.Arbitrary<readonly [bigint, bigint]>[] = [
  fc.tuple(fc.oneof(anyHalf, fewHalves), fc.oneof(anyHalf, fewHalves)),
  fc.tuple(fc.bigInt(0n, 2n ** 57n - 1n), fewHalves),
  fc.tuple(fc.bigInt(10n, 40n), fc.bigInt(0n, 1n)),
  fc.tuple(fc.constant(7n), fc.bigInt(LEAST, LEAST + 50n)),
];

const isBefore = (one: PieceRow, other: PieceRow): boolean =>
  one[0] === other[0] ? one[1] < other[1] : one[0] < other[0];

const pieceOf = (
  part: number,
  held: readonly (readonly [readonly [bigint, bigint], number, number, bigint | null])[],
): readonly PieceRow[] => {
  const once = new Map(held.map((each) => [each[0].join(), each]));
  return [...once.values()]
    .map(([[high, low], tier, area, phone], at): PieceRow => {
      // Numbers of people do not follow the tokens.
      const person = BigInt(part) * 2n ** 32n + BigInt((at * 7919) % 65_536);
      return [high, low, person, tier, area, phone, phone === null ? null : -phone];
    })
    .toSorted((one, other) => (isBefore(one, other) ? -1 : 1));
};

/** Pieces of two to twenty parts, each sorted and none with a token twice; some are empty. */
export const randomPieces: fc.Arbitrary<readonly (readonly PieceRow[])[]> = fc
  .constantFrom(...tokens)
  .chain((token) => {
    const phone = fc.option(fc.bigInt(1n, MOST), { nil: null });
    const row = fc.tuple(token, fc.integer({ min: 1, max: 3 }), fc.constantFrom(1, 64), phone);
    return fc.array(fc.array(row, { maxLength: 40 }), { minLength: 2, maxLength: 20 });
  })
  .map((parts) => parts.map((held, part) => pieceOf(part, held)));

/** Pieces in which so many rows may have a token at most, in the order of their persons; the first is of several row groups. */
export const randomSharedPieces: fc.Arbitrary<{
  readonly pieces: readonly (readonly PieceRow[])[];
  readonly holders: number;
}> = fc
  .record({
    holders: fc.integer({ min: 2, max: 9 }),
    shares: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 }),
    rows: fc.integer({ min: 2_040, max: 4_200 }),
  })
  .map(({ holders, shares, rows }) => ({
    holders,
    pieces: shares.map((share, part) => {
      const each = Math.min(share, holders);
      return Array.from({ length: part === 0 ? rows : 50 }, (_, at): PieceRow => {
        const person = BigInt(part) * 2n ** 32n + BigInt(at);
        return [BigInt(Math.floor(at / each)), 5n, person, 1, 2, null, null];
      });
    }),
  }));

const COLUMNS = {
  ...{ token_hi: 'bigint', token_lo: 'bigint', person: 'bigint', tier: 'bigint', area: 'bigint' },
  ...{ _hi_phone: 'bigint', _lo_phone: 'bigint' },
};

/** Writes pieces, each as a file, in a way of the engine if one is named; answers their paths. */
export const writePieces = async (
  pieces: readonly (readonly PieceRow[])[],
  as?: string,
): Promise<readonly string[]> => {
  const folder = await tempFolder();
  const files = pieces.map((rows, part) => ({
    ...{ path: join(folder, `email-${part}.parquet`), columns: COLUMNS, rows },
    ...(as !== undefined && { as }),
  }));
  await writeParquetFiles(files);
  return files.map(({ path }) => path);
};
