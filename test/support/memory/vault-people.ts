import { AirlockError } from '#core/errors.ts';
import { TOKEN_KINDS, type TokenKind } from '#core/identifiers/kinds.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';
import type { ObjectStore, StoredObject } from '#core/ports/object-store.ts';
import { kindOfTokenFile, versionPrefix } from '#core/room-layout.ts';
import { type ParquetTable, parseParquet } from '#test/support/memory/parquet-table.ts';
import { peopleIn, type TokenPerson } from '#test/support/memory/token-files.ts';

/** The token files of a version in a store. */
export const tokenFiles = async (
  objects: ObjectStore,
  table: QueryTable,
): Promise<readonly StoredObject[]> => {
  const stored = await objects.list(versionPrefix(table));
  return stored.filter(({ key }) => kindOfTokenFile(key) !== undefined);
};

/** Everybody of a version in a store. Throws AirlockError('room') where it has no files. */
export const vaultPeople = async (
  objects: ObjectStore,
  table: QueryTable,
): Promise<{ readonly people: readonly TokenPerson[] }> => {
  const files = await tokenFiles(objects, table);
  if (files.length === 0)
    throw new AirlockError('room', 'A version in the question has lost its token files.');
  const tables = await Promise.all(
    files.map(
      async ({ key }): Promise<[TokenKind | undefined, ParquetTable]> => [
        kindOfTokenFile(key),
        await parseParquet((await objects.get(key)) ?? new Uint8Array()),
      ],
    ),
  );
  const ofKind = (kind: TokenKind): readonly ParquetTable[] =>
    tables.filter(([each]) => each === kind).map(([, table]) => table);
  return { people: peopleIn(TOKEN_KINDS.map((kind) => [kind, ofKind(kind)])) };
};
