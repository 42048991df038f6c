import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { codeOf, type Domain } from '#core/attribute-codes.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';
import { PERSONS_PER_PART } from '#core/persons-per-part.ts';
import { shardFile, tokenFileKey } from '#core/room-layout.ts';
import { shardName, shardOf } from '#core/shards.ts';
import { type ParquetFile, writeParquetFiles } from '#proof/rehearsal/parquet.ts';

/** Limits of a DuckDB beside Trino on a small machine. */
export const SAMPLE_LIMITS: EngineLimits = {
  threads: 1,
  memoryMegabytes: 300,
  spillFolder: tmpdir(),
};

/** A person of a vault written by hand: a number stands for the token of each kind, a label for its code. */
export interface SamplePerson {
  readonly tokens: Partial<Record<TokenKind, number>>;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One version of a list. Its people are numbered as they stand, part by part in turn where there are several. */
export interface SampleList {
  readonly parts?: number;
  readonly table: QueryTable;
  readonly kinds: readonly TokenKind[];
  readonly attributes: Domain;
  readonly people: readonly SamplePerson[];
}

/** Both halves of the token that a number stands for: any 64 bits, so negative as often as not. */
export const tokenHalves = (token: number): readonly [bigint, bigint] => [
  BigInt.asIntN(64, BigInt(token) * 0x9e37_79b9_7f4a_7c15n),
  BigInt.asIntN(64, BigInt(token) * 0xc2b2_ae3d_27d4_eb4fn),
];

type TokenRow = readonly [bigint, bigint, ...number[]];

const rowsOf = (
  { people, attributes, parts = 1 }: SampleList,
  kind: TokenKind,
): readonly TokenRow[] =>
  people
    .flatMap(({ tokens, attributes: own }, at): TokenRow[] => {
      const token = tokens[kind];
      if (token === undefined) return [];
      const person = (at % parts) * PERSONS_PER_PART + Math.floor(at / parts);
      const codes = Object.entries(attributes).map(([name, values]) =>
        codeOf(values, own[name] ?? ''),
      );
      return [[...tokenHalves(token), person, ...codes]];
    })
    .sort((one, other) => Number(one[0] - other[0]) || Number(one[1] - other[1]));

const tokenFiles = (root: string, list: SampleList): readonly ParquetFile[] =>
  list.kinds.flatMap((kind) => {
    const { table } = list;
    const shards = Map.groupBy(rowsOf(list, kind), ([high]) => shardOf(high, table.shards));
    // A kind without rows has a file too.
    if (shards.size === 0) shards.set(0, []);
    return [...shards].map(([shard, rows]) => ({
      path: join(root, tokenFileKey(table, kind, shardFile(shardName(shard)))),
      columns: Object.fromEntries(
        ['token_hi', 'token_lo', 'person', ...Object.keys(list.attributes)].map((name) => [
          name,
          'bigint',
        ]),
      ),
      rows,
    }));
  });

/** Writes versions as publishing does: one file for each kind and shard, sorted by token. */
export const writeSampleVault = async (
  root: string,
  ...lists: readonly SampleList[]
): Promise<void> => {
  const files = lists.flatMap((list) => tokenFiles(root, list));
  for (const { path } of files) await mkdir(dirname(path), { recursive: true });
  await writeParquetFiles(files);
};
