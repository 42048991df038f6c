import { stat } from 'node:fs/promises';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { DuckDbListEngine } from '#adapters/duckdb/duckdb-list-engine.ts';
import type { VaultFile } from '#adapters/duckdb/vault-views.ts';
import type { ListQuery } from '#core/matching/list-query.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';
import type { LabelBlock, ListEngine } from '#core/ports/list-engine.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import type { LentVersion } from '#core/ports/version-files.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';

const filesOf = ({ files }: LentVersion): Promise<readonly VaultFile[]> =>
  Promise.all(
    [...files].flatMap(([kind, paths]) =>
      paths.map(async (path) => ({ kind, path, bytes: (await stat(path)).size })),
    ),
  );

/**
 * Reads who is of a segment with DuckDB, from files of the vault that are lent to this machine for as long as that takes.
 * Of each version it is lent the kinds that it reads, and no others.
 */
export class LentListEngine implements ListEngine {
  readonly #limits: EngineLimits;
  readonly #objects: ObjectStore;

  constructor(limits: EngineLimits, objects: ObjectStore) {
    this.#limits = limits;
    this.#objects = objects;
  }

  members(query: ListQuery, use: (block: LabelBlock) => void): Promise<void> {
    const { counted, other } = query.tables;
    return this.#lend(counted, query.kinds.counted, (ofCounted) =>
      this.#lend(other, query.kinds.other, async (ofOther) => {
        const files = new Map([
          [counted, await filesOf(ofCounted)],
          [other, await filesOf(ofOther)],
        ]);
        const locate = async (table: QueryTable) => files.get(table) ?? [];
        return new DuckDbListEngine(this.#limits, { locate }).members(query, use);
      }),
    );
  }

  #lend(
    table: QueryTable,
    kinds: ListQuery['kinds']['counted'],
    use: (lent: LentVersion) => Promise<void>,
  ): Promise<void> {
    return lendVersion({ objects: this.#objects }, { ...table, kinds, domain: undefined }, use);
  }
}
