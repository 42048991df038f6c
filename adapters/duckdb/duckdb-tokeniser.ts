import { access, constants } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { checkPart } from '#adapters/duckdb/check-part.ts';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { tokeniseEvents } from '#adapters/duckdb/tokenise-events.ts';
import { canBeRead, tokenisePart } from '#adapters/duckdb/tokenise-part.ts';
import { EVENT_COLUMNS } from '#core/drops/event-plan.ts';
import type { EventTask, TokenisedPart, Tokeniser, TokeniseTask } from '#core/ports/tokeniser.ts';

/** The tokeniser in SQL: slower than a kernel of its own could be, and short enough to check by eye. */
export class DuckDbTokeniser implements Tokeniser {
  readonly #limits: EngineLimits;

  constructor(limits: EngineLimits) {
    this.#limits = limits;
  }

  tokenise(task: TokeniseTask): Promise<TokenisedPart> {
    return this.#read(task, 0, (connection) => tokenisePart(connection, task));
  }

  tokeniseEvents(task: EventTask): Promise<TokenisedPart> {
    return this.#read(task, EVENT_COLUMNS.length, (connection) => tokeniseEvents(connection, task));
  }

  /** Looks at a part before an engine reads it: it has so many columns beside those of its kinds and attributes. */
  async #read(
    task: EventTask | TokeniseTask,
    more: number,
    read: (connection: DuckDBConnection) => Promise<TokenisedPart>,
  ): Promise<TokenisedPart> {
    const columns = task.subkeys.size + Object.keys(task.attributes).length + more;
    const flaw = await checkPart(task.source, { rows: task.rows, columns });
    if (flaw) return { outcome: flaw };
    try {
      return await withConnection(this.#limits, read);
    } catch (fault) {
      // A full disk or too little memory is a fault of ours; a part that cannot even be read is not.
      if (await this.#canBeRead(task)) throw fault;
      return { outcome: 'unreadable' };
    }
  }

  /** In an engine of its own, with one thread, which holds the fewest pages at once. */
  async #canBeRead({ source }: Pick<TokeniseTask, 'source'>): Promise<boolean> {
    await access(source, constants.R_OK);
    const limits = { ...this.#limits, threads: 1 };
    return withConnection(limits, (connection) => canBeRead(connection, source));
  }
}
