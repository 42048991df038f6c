import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetRowsAnd, quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { AirlockError } from '#core/errors.ts';
import { TOKEN_KINDS, type TokenKind } from '#core/identifiers/kinds.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';

/** A token file of this machine. */
export interface VaultFile {
  readonly kind: TokenKind;
  readonly path: string;
  readonly bytes: number;
}

/** Answers every token file of a version. */
export interface VaultFiles {
  locate(table: QueryTable): Promise<readonly VaultFile[]>;
}

/** A byte instead of a text in every row of a join: less to hash, and half the memory. */
const KIND = `enum(${TOKEN_KINDS.map(quoteText).join(', ')})`;

/** Where a file lies; no attribute begins so. */
const FILE = '_file';

/** The shard of a file by its folder, as the vault's layout has it. Nothing is spent on it where nobody reads it. */
const SHARD = `regexp_extract(${FILE}, 'shard=([0-9]{3})[/\\\\][^/\\\\]*$', 1)`;

/** What is thrown where a version has no token files. */
export const lostFiles = (): AirlockError =>
  new AirlockError(
    'room',
    'A version in the question has lost its token files: its party uploads it again.',
  );

/** Grain: one row per token of the version. Its kind and shard are those of the file. */
const tokensOf = (files: readonly VaultFile[]): string => {
  const kinds = new Set(files.map(({ kind }) => kind));
  if (kinds.size === 0) throw lostFiles();
  const ofKind = (kind: TokenKind): string => {
    const paths = files.filter((file) => file.kind === kind).map(({ path }) => path);
    const rows = parquetRowsAnd(FILE, ...paths);
    return `select ${quoteText(kind)}::${KIND} as kind, ${SHARD} as shard, * exclude (${FILE}) from ${rows}`;
  };
  return [...kinds].map(ofKind).join(' union all by name ');
};

const sizeOf = (files: readonly VaultFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** Makes a view of each of these versions, by its name; answers the bytes of their files. */
export const createTables = async (
  connection: DuckDBConnection,
  vault: VaultFiles,
  tables: Readonly<Record<string, QueryTable>>,
): Promise<number> => {
  let bytes = 0;
  for (const [name, table] of Object.entries(tables)) {
    const files = await vault.locate(table);
    bytes += sizeOf(files);
    await connection.run(`create view ${quoteName(name)} as ${tokensOf(files)}`);
  }
  return bytes;
};
