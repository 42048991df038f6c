import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { quoteName, quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { kindPrefix, type VersionId } from '#core/room-layout.ts';

/** Limits of a DuckDB beside Trino on a small machine. */
export const SAMPLE_LIMITS: EngineLimits = {
  threads: 1,
  memoryMegabytes: 300,
  spillFolder: tmpdir(),
};

/** A person of a vault written by hand: a number stands for the token of each kind. */
export interface SamplePerson {
  readonly tokens: Partial<Record<IdentifierKind, number>>;
  readonly attributes: Readonly<Record<string, string | null>>;
}

/** One version of a list. */
export interface SampleList {
  readonly table: VersionId;
  readonly kinds: readonly IdentifierKind[];
  readonly attributes: readonly string[];
  readonly people: readonly SamplePerson[];
  /** Files a kind. */
  readonly parts?: number;
}

/** Both halves of the token that a number stands for: any 64 bits, so negative as often as not. */
const tokenHalves = (token: number): readonly [bigint, bigint] => [
  BigInt.asIntN(64, BigInt(token) * 0x9e37_79b9_7f4a_7c15n),
  BigInt.asIntN(64, BigInt(token) * 0xc2b2_ae3d_27d4_eb4fn),
];

interface TokenFile {
  readonly path: string;
  readonly attributes: readonly string[];
  readonly rows: readonly string[];
}

const tokenFiles = (root: string, list: SampleList): readonly TokenFile[] =>
  list.kinds.flatMap((kind) => {
    const rows = list.people.flatMap(({ tokens, attributes }, person): string[] => {
      const token = tokens[kind];
      if (token === undefined) return [];
      const values = list.attributes.map((name) => attributes[name] ?? null);
      const labels = values.map((value) => (value === null ? 'null' : quoteText(value)));
      // DuckDB reads the least bigint only as a text.
      const numbers = [...tokenHalves(token), person].map((number) => `'${number}'`);
      return [`(${[...numbers, ...labels].join(', ')})`];
    });
    const parts = list.parts ?? 1;
    return Array.from({ length: parts }, (_, part) => ({
      path: join(root, kindPrefix(list.table, kind), `part-000${part + 1}.parquet`),
      attributes: list.attributes,
      rows: rows.filter((_row, at) => at % parts === part),
    }));
  });

const writeFile = async (connection: DuckDBConnection, file: TokenFile): Promise<void> => {
  const numbers = ['token_hi', 'token_lo', 'person'].map((name) => `${name} bigint`);
  const labels = file.attributes.map((name) => `${quoteName(name)} varchar`);
  await connection.run(`create or replace table written (${[...numbers, ...labels].join(', ')})`);
  if (file.rows.length > 0) await connection.run(`insert into written values ${file.rows.join()}`);
  await mkdir(join(file.path, '..'), { recursive: true });
  await connection.run(
    `copy (from written order by token_hi, token_lo) to ${quoteTarget(file.path)} ${PARQUET}`,
  );
};

/** Writes versions as publishing does: a folder a kind, files sorted by token, kinds without rows too. */
export const writeSampleVault = (root: string, ...lists: readonly SampleList[]): Promise<void> =>
  withConnection(SAMPLE_LIMITS, async (connection) => {
    for (const file of lists.flatMap((list) => tokenFiles(root, list)))
      await writeFile(connection, file);
  });
