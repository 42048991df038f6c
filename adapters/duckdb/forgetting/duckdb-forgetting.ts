import { checkPart } from '#adapters/duckdb/check-part.ts';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { countOf } from '#adapters/duckdb/count-of.ts';
import { changeMarks } from '#adapters/duckdb/forgetting/change-marks.ts';
import { countMarked } from '#adapters/duckdb/forgetting/count-marked.ts';
import { leaveEvents } from '#adapters/duckdb/forgetting/leave-events.ts';
import { leavePeople } from '#adapters/duckdb/forgetting/leave-people.ts';
import { facing } from '#adapters/duckdb/forgetting/token-sets.ts';
import { unmarkPart } from '#adapters/duckdb/forgetting/unmark-part.ts';
import { isOfContent } from '#adapters/duckdb/tokenise-part.ts';
import type {
  Forgetting,
  KeptEvents,
  KeptPeople,
  KindFile,
  LeavingEvents,
  LeavingPeople,
  MarkedPart,
  MarksChange,
  UnmarkedPart,
} from '#core/ports/forgetting.ts';
import type { KindFiles, KindTokens } from '#core/ports/version-files.ts';

/** Takes people out of files in SQL. */
export class DuckDbForgetting implements Forgetting {
  readonly #limits: EngineLimits;

  constructor(limits: EngineLimits) {
    this.#limits = limits;
  }

  async unmark(part: MarkedPart): Promise<UnmarkedPart> {
    const asItIs = { source: part.source, forgotten: 0, lines: [] };
    const { rows, subkeys, attributes, beside } = part;
    const columns = subkeys.size + Object.keys(attributes).length + beside.length;
    if (await checkPart(part.source, { rows, columns })) return asItIs;
    try {
      return await withConnection(this.#limits, (connection) => unmarkPart(connection, part));
    } catch (fault) {
      if (isOfContent(fault)) return asItIs;
      throw fault;
    }
  }

  changeMarks(change: MarksChange): Promise<KindFiles> {
    return withConnection(this.#limits, (connection) => changeMarks(connection, change));
  }

  countMarked(standing: KindFiles, marks: KindTokens): Promise<number> {
    return withConnection(this.#limits, (connection) => countMarked(connection, standing, marks));
  }

  leavePeople(leaving: LeavingPeople): Promise<KeptPeople> {
    return withConnection(this.#limits, (connection) => leavePeople(connection, leaving));
  }

  leaveEvents(leaving: LeavingEvents): Promise<KeptEvents> {
    return withConnection(this.#limits, (connection) => leaveEvents(connection, leaving));
  }

  countHeld(files: readonly KindFile[], tokens: KindFiles): Promise<number> {
    return withConnection(this.#limits, async (connection) => {
      let held = 0;
      for (const [rows, listed] of facing(files, tokens))
        held += await countOf(
          connection,
          `${rows} as held semi join ${listed} using (token_hi, token_lo)`,
        );
      return held;
    });
  }
}
