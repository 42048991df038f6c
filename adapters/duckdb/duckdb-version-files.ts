import { changeSince } from '#adapters/duckdb/compare-versions.ts';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { settleParts } from '#adapters/duckdb/settle-parts.ts';
import { summariseVersion } from '#adapters/duckdb/summarise-version.ts';
import type {
  ChangeSince,
  KindFiles,
  SettledVersion,
  VersionFiles,
  VersionSummary,
} from '#core/ports/version-files.ts';

/** The files of versions in SQL. */
export class DuckDbVersionFiles implements VersionFiles {
  readonly #limits: EngineLimits;

  constructor(limits: EngineLimits) {
    this.#limits = limits;
  }

  async settle(files: KindFiles, target: string): Promise<SettledVersion> {
    // Within a part nothing is shared: a version of one part needs no engine for this.
    if ([...files.values()].every((paths) => paths.length < 2))
      return { lostIdentifiers: new Map(), lostPeople: 0, rewritten: [] };
    return withConnection(this.#limits, (connection) => settleParts(connection, files, target));
  }

  summarise(files: KindFiles): Promise<VersionSummary> {
    return withConnection(this.#limits, (connection) => summariseVersion(connection, files));
  }

  withComparison<Result>(
    newer: KindFiles,
    use: (since: ChangeSince) => Promise<Result>,
  ): Promise<Result> {
    return withConnection(this.#limits, async (connection) =>
      use(await changeSince(connection, newer)),
    );
  }
}
