import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, type Domain } from '#core/attribute-codes.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';
import { shardFile, tokenFileKey } from '#core/room-layout.ts';
import { shardName, shardOf } from '#core/shards.ts';
import { writeParquetFiles } from '#proof/rehearsal/parquet.ts';
import { tokenHalves } from '#proof/trino/sample-vault.ts';

/** An event of a vault written by hand: a number stands for its token, a label for its code. */
interface VaultEvent {
  readonly kind: TokenKind;
  readonly token: number;
  readonly at: number;
  readonly value: number;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A version of events in the vault of the tests. */
export interface VaultEvents {
  readonly table: QueryTable;
  readonly attributes: Domain;
  readonly events: readonly VaultEvent[];
}

const cellsOf = ({ attributes: domain }: VaultEvents, event: VaultEvent): readonly bigint[] => {
  const codes = Object.keys(domain)
    .sort()
    .map((name) => BigInt(codeOf(domain[name] ?? [], event.attributes[name] ?? '')));
  return [...tokenHalves(event.token), BigInt(event.at), ...codes, BigInt(event.value)];
};

const before = (one: readonly bigint[], other: readonly bigint[]): number => {
  const at = one.findIndex((cell, place) => cell !== other[place]);
  return at < 0 ? 0 : (one[at] ?? 0n) < (other[at] ?? 0n) ? -1 : 1;
};

/** Writes a version of events as publishing does: one file for each kind and shard, sorted by all columns. */
export const writeEvents = async (
  root: string,
  kinds: readonly TokenKind[],
  version: VaultEvents,
): Promise<void> => {
  const { table, attributes } = version;
  const columns = {
    ...{ token_hi: 'bigint', token_lo: 'bigint', at: 'bigint' },
    ...Object.fromEntries(
      Object.keys(attributes)
        .sort()
        .map((name) => [name, 'bigint']),
    ),
    value: 'integer',
  };
  const files = kinds.flatMap((kind) => {
    const rows = version.events
      .filter((event) => event.kind === kind)
      .map((event) => cellsOf(version, event))
      .sort(before);
    const shards = Map.groupBy(rows, ([high = 0n]) => shardOf(high, table.shards));
    if (shards.size === 0) shards.set(0, []);
    return [...shards].map(([shard, own]) => ({
      path: join(root, tokenFileKey(table, kind, shardFile(shardName(shard)))),
      ...{ columns, rows: own },
    }));
  });
  for (const { path } of files) await mkdir(dirname(path), { recursive: true });
  await writeParquetFiles(files);
};
