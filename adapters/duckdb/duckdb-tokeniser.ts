import { compareVersions } from '#adapters/duckdb/compare-versions.ts';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { settleParts } from '#adapters/duckdb/settle-parts.ts';
import { tokenisePart } from '#adapters/duckdb/tokenise-part.ts';
import type {
  KindFiles,
  SettledVersion,
  TokenisedPart,
  Tokeniser,
  TokeniseTask,
  VersionDifference,
} from '#core/ports/tokeniser.ts';

/** The tokeniser in SQL: slower than a kernel of its own could be, and short enough to check by eye. */
export class DuckDbTokeniser implements Tokeniser {
  readonly #limits: EngineLimits;

  constructor(limits: EngineLimits) {
    this.#limits = limits;
  }

  tokenise(task: TokeniseTask): Promise<TokenisedPart> {
    return withConnection(this.#limits, (connection) => tokenisePart(connection, task));
  }

  settle(files: KindFiles, target: string): Promise<SettledVersion> {
    return withConnection(this.#limits, (connection) => settleParts(connection, files, target));
  }

  difference(newer: KindFiles, older: KindFiles): Promise<VersionDifference> {
    return withConnection(this.#limits, (connection) => compareVersions(connection, newer, older));
  }
}
