import { access, constants } from 'node:fs/promises';
import { checkPart } from '#adapters/duckdb/check-part.ts';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { canBeRead, tokenisePart } from '#adapters/duckdb/tokenise-part.ts';
import type { TokenisedPart, Tokeniser, TokeniseTask } from '#core/ports/tokeniser.ts';

/** The tokeniser in SQL: slower than a kernel of its own could be, and short enough to check by eye. */
export class DuckDbTokeniser implements Tokeniser {
  readonly #limits: EngineLimits;

  constructor(limits: EngineLimits) {
    this.#limits = limits;
  }

  async tokenise(task: TokeniseTask): Promise<TokenisedPart> {
    const columns = task.subkeys.size + Object.keys(task.attributes).length;
    const flaw = await checkPart(task.source, { rows: task.rows, columns });
    if (flaw) return { outcome: flaw };
    try {
      return await withConnection(this.#limits, (connection) => tokenisePart(connection, task));
    } catch (fault) {
      // A full disk or too little memory is a fault of ours; a part that cannot even be read is not.
      if (await this.#canBeRead(task)) throw fault;
      return { outcome: 'unreadable' };
    }
  }

  /** In an engine of its own, with one thread, which holds the fewest pages at once. */
  async #canBeRead({ source }: TokeniseTask): Promise<boolean> {
    await access(source, constants.R_OK);
    const limits = { ...this.#limits, threads: 1 };
    return withConnection(limits, (connection) => canBeRead(connection, source));
  }
}
