import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { createTables, type VaultFiles } from '#adapters/duckdb/vault-views.ts';
import { renderPart } from '#adapters/sql-files.ts';
import type { ListQuery } from '#core/matching/list-query.ts';
import type { LabelBlock, ListEngine } from '#core/ports/list-engine.ts';

const LABEL_BYTES = 16;

/** Reads who is of a segment from the vault's files with DuckDB, on a machine that shows nobody how. */
export class DuckDbListEngine implements ListEngine {
  readonly #limits: EngineLimits;
  readonly #files: VaultFiles;

  constructor(limits: EngineLimits, files: VaultFiles) {
    this.#limits = limits;
    this.#files = files;
  }

  members(query: ListQuery, use: (block: LabelBlock) => void): Promise<void> {
    return withConnection(this.#limits, async (connection) => {
      await createTables(connection, this.#files, query.tables);
      const names = { tables: Object.keys(query.tables), columns: query.columns, quote: quoteName };
      const { sql, values } = await renderPart(query, names);
      const result = await connection.stream(sql, [...values]);
      for (
        let chunk = await result.fetchChunk();
        chunk?.rowCount;
        chunk = await result.fetchChunk()
      )
        use(blockOf([0, 1, 2].map((at) => chunk?.getColumnValues(at) ?? [])));
    });
  }
}

const blockOf = ([hi = [], lo = [], member = []]: readonly (readonly unknown[])[]): LabelBlock => {
  const labels = new Uint8Array(hi.length * LABEL_BYTES);
  const halves = new DataView(labels.buffer);
  for (const at of hi.keys()) {
    halves.setBigInt64(at * LABEL_BYTES, BigInt(String(hi[at])));
    halves.setBigInt64(at * LABEL_BYTES + 8, BigInt(String(lo[at])));
  }
  return { labels, members: Uint8Array.from(member, Number) };
};
