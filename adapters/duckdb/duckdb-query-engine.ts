import type { DuckDBValue } from '@duckdb/node-api';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { parquetRowsAnd, quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { renderSql } from '#adapters/sql-files.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS, type IdentifierKind } from '#core/identifiers/kinds.ts';
import type { QueryTable, Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { FinishedQuery, QueryEngine, Quote } from '#core/ports/query-engine.ts';

/** A token file of this machine. */
export interface VaultFile {
  readonly kind: IdentifierKind;
  readonly path: string;
  readonly bytes: number;
}

/** Answers every token file of a version. */
export interface VaultFiles {
  locate(table: QueryTable): Promise<readonly VaultFile[]>;
}

/** A byte instead of a text in every row of a join: less to hash, and half the memory. */
const KIND = `enum(${IDENTIFIER_KINDS.map(quoteText).join(', ')})`;

/** Where a file lies; no attribute begins so. */
const FILE = '_file';

/** The shard of a file by its folder, as the vault's layout has it. Nothing is spent on it where nobody reads it. */
const SHARD = `regexp_extract(${FILE}, 'shard=([0-9]{3})[/\\\\][^/\\\\]*$', 1)`;

/** Grain: one row per token of the version. Its kind and shard are those of the file. */
const tokensOf = (files: readonly VaultFile[]): string => {
  const kinds = new Set(files.map(({ kind }) => kind));
  if (kinds.size === 0)
    throw new AirlockError(
      'room',
      'A version in the question has lost its token files: its party uploads it again.',
    );
  const ofKind = (kind: IdentifierKind): string => {
    const paths = files.filter((file) => file.kind === kind).map(({ path }) => path);
    const rows = parquetRowsAnd(FILE, ...paths);
    return `select ${quoteText(kind)}::${KIND} as kind, ${SHARD} as shard, * exclude (${FILE}) from ${rows}`;
  };
  return [...kinds].map(ofKind).join(' union all by name ');
};

const sizeOf = (files: readonly VaultFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

const plain = (value: DuckDBValue): string | number | null => {
  if (value === null) return null;
  return typeof value === 'bigint'
    ? Number(value)
    : typeof value === 'number'
      ? value
      : String(value);
};

/** Runs the SQL files over the vault's Parquet files with DuckDB, on a machine that shows nobody how. */
export class DuckDbQueryEngine implements QueryEngine {
  readonly #limits: EngineLimits;
  readonly #files: VaultFiles;

  constructor(limits: EngineLimits, files: VaultFiles) {
    this.#limits = limits;
    this.#files = files;
  }

  /** A machine of one's own asks no money. */
  quote(scannedBytes: number): Promise<Quote> {
    return Promise.resolve({ scannedBytes, dollars: 0 });
  }

  async run(query: VaultQuery): Promise<FinishedQuery> {
    return withConnection(this.#limits, async (connection) => {
      let scannedBytes = 0;
      for (const [name, table] of Object.entries(query.tables)) {
        const files = await this.#files.locate(table);
        scannedBytes += sizeOf(files);
        await connection.run(`create view ${quoteName(name)} as ${tokensOf(files)}`);
      }
      const { sql, values } = await renderSql(query, { match: 'fast', quote: quoteName });
      const result = await connection.runAndReadAll(sql, [...values]);
      const names = result.columnNames();
      const rows = result
        .getRows()
        .map(
          (row): Row => Object.fromEntries(row.map((value, at) => [names[at] ?? '', plain(value)])),
        );
      return { outcome: 'finished', rows, scannedBytes };
    });
  }
}
