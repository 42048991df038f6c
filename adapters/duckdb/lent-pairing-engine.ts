import type { DuckDBConnection } from '@duckdb/node-api';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { makeMatch } from '#adapters/duckdb/match/make-match.ts';
import { MATCH_BOUNDS, type MatchMaking } from '#adapters/duckdb/match/match-making.ts';
import { writeMatchText } from '#adapters/duckdb/match/write-match-text.ts';
import { lostFiles } from '#adapters/duckdb/vault-views.ts';
import { tokenKindsOf } from '#core/matching/token-kinds-of.ts';
import type { QueryTable, VersionsMatch } from '#core/matching/vault-query.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import type { PairingEngine } from '#core/ports/pairing-engine.ts';
import type { LentVersion } from '#core/ports/version-files.ts';
import { lendVersion } from '#core/usecases/drops/lend-files.ts';

/**
 * Matches people by points with DuckDB, from files of the vault that are lent to this machine for as long as that takes:
 * of the kinds that both versions have, and no others.
 */
export class LentPairingEngine implements PairingEngine {
  readonly #limits: EngineLimits;
  readonly #objects: ObjectStore;

  constructor(limits: EngineLimits, objects: ObjectStore) {
    this.#limits = limits;
    this.#objects = objects;
  }

  write(match: VersionsMatch, target: string): Promise<void> {
    return this.#lend(match, match.counted, (counted) =>
      this.#lend(match, match.other, (other) => {
        const making = makingOf(match, { counted, other });
        return withConnection(this.#limits, (connection) => pair(connection, making, target));
      }),
    );
  }

  #lend(
    match: VersionsMatch,
    table: QueryTable,
    use: (lent: LentVersion) => Promise<void>,
  ): Promise<void> {
    const wanted = { ...table, kinds: tokenKindsOf(match), domain: undefined };
    return lendVersion({ objects: this.#objects }, wanted, use);
  }
}

const makingOf = (
  match: VersionsMatch,
  lent: Readonly<Record<'counted' | 'other', LentVersion>>,
): MatchMaking => ({
  match,
  bounds: MATCH_BOUNDS,
  files: (side, kind) => {
    const files = lent[side].files.get(kind);
    if (files) return files;
    throw lostFiles();
  },
});

const pair = async (
  connection: DuckDBConnection,
  making: MatchMaking,
  target: string,
): Promise<void> => {
  await makeMatch(connection, making);
  await writeMatchText(connection, making.match, target);
};
