import { bridgeOf } from '#adapters/duckdb/bridge.ts';
import { changeSince } from '#adapters/duckdb/compare-versions.ts';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { eventsWith, peopleWith } from '#adapters/duckdb/held-rows.ts';
import { settleEvents } from '#adapters/duckdb/settle-events.ts';
import { settleShard } from '#adapters/duckdb/settle-shard.ts';
import { sumLosses } from '#adapters/duckdb/sum-losses.ts';
import type {
  BridgeCounts,
  ChangeSince,
  HeldEvents,
  HeldPerson,
  KindFiles,
  KindTokens,
  LentVersion,
  ListColumns,
  Losses,
  SettledEvents,
  SettledShard,
  ShardPieces,
  VersionFiles,
} from '#core/ports/version-files.ts';

/** The files of versions in SQL. */
export class DuckDbVersionFiles implements VersionFiles {
  readonly #limits: EngineLimits;

  constructor(limits: EngineLimits) {
    this.#limits = limits;
  }

  settle(pieces: ShardPieces, target: string): Promise<SettledShard> {
    return withConnection(this.#limits, (connection) => settleShard(connection, pieces, target));
  }

  settleEvents(files: readonly string[], target: string): Promise<SettledEvents> {
    return withConnection(this.#limits, (connection) => settleEvents(connection, files, target));
  }

  bridge(people: KindFiles, events: KindFiles): Promise<BridgeCounts> {
    return withConnection(this.#limits, (connection) => bridgeOf(connection, people, events));
  }

  peopleWith(version: LentVersion, tokens: KindTokens): Promise<readonly HeldPerson[]> {
    return withConnection(this.#limits, (connection) => peopleWith(connection, version, tokens));
  }

  eventsWith(version: LentVersion, tokens: KindTokens, most: number): Promise<HeldEvents> {
    return withConnection(this.#limits, (connection) =>
      eventsWith(connection, version, { tokens, most }),
    );
  }

  sumLosses(losers: readonly string[], list: ListColumns): Promise<Losses> {
    return withConnection(this.#limits, (connection) => sumLosses(connection, losers, list));
  }

  withComparison<Result>(
    newer: LentVersion,
    use: (since: ChangeSince) => Promise<Result>,
  ): Promise<Result> {
    return withConnection(this.#limits, async (connection) =>
      use(await changeSince(connection, newer)),
    );
  }
}
