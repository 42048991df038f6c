import { differenceFrom } from '#adapters/duckdb/compare-versions.ts';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { settleParts } from '#adapters/duckdb/settle-parts.ts';
import { tokenisePart } from '#adapters/duckdb/tokenise-part.ts';
import type {
  DifferenceFrom,
  KindFiles,
  SettledVersion,
  TokenisedPart,
  Tokeniser,
  TokeniseTask,
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

  withComparison<Result>(
    newer: KindFiles,
    use: (difference: DifferenceFrom) => Promise<Result>,
  ): Promise<Result> {
    return withConnection(this.#limits, async (connection) =>
      use(await differenceFrom(connection, newer)),
    );
  }
}
