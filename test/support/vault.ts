import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { kindPrefix, type VersionId } from '#core/room-layout.ts';
import { type ParquetFile, writeParquetFiles } from '#proof/rehearsal/parquet.ts';

/** A person of a vault written by hand: a number stands for the token of each kind. */
export interface VaultPerson {
  readonly person: number;
  readonly tokens: Partial<Record<IdentifierKind, number>>;
  readonly attributes: Readonly<Record<string, string>>;
}

/** One version of a list, as a test thinks of it. */
export interface VaultList {
  readonly table: VersionId;
  readonly attributes: readonly string[];
  readonly people: readonly VaultPerson[];
}

/** A version of a party's list in the vault of the tests. */
export const tableOf = (party: string, dataset: string): VersionId => ({
  collaboration: 'test-room',
  party,
  dataset,
  epoch: 1,
  version: '0123abcd-00000000',
});

const kindFile = (root: string, list: VaultList, kind: IdentifierKind): ParquetFile => {
  const columns = {
    token_hi: 'bigint',
    token_lo: 'bigint',
    person: 'bigint',
    ...Object.fromEntries(list.attributes.map((name) => [name, 'varchar'])),
  };
  const rows = list.people
    .flatMap(({ person, tokens, attributes }) => {
      const token = tokens[kind];
      const values = list.attributes.map((name) => attributes[name] ?? '');
      return token === undefined ? [] : [[token, -token, person, ...values]];
    })
    .sort((a, b) => Number(a[0]) - Number(b[0]));
  return { path: join(root, kindPrefix(list.table, kind), 'part-0001.parquet'), columns, rows };
};

/** Writes versions as publishing does: one folder a kind, one file a part, sorted by token. */
export const writeVault = async (root: string, ...lists: readonly VaultList[]): Promise<void> => {
  const kinds = ['email', 'phone', 'maid'] as const;
  const files = lists.flatMap((list) => kinds.map((kind) => kindFile(root, list, kind)));
  for (const { path } of files) await mkdir(dirname(path), { recursive: true });
  await writeParquetFiles(files);
};
