import type { PlanMemory, RowPlaces } from '#adapters/local/rows/plan-memory.ts';
import type { PieceToRead } from '#adapters/local/rows/read-text-piece.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';

/** What became of a row that is left to the reference. */
export const ODD = 1;

/** What became of one that is left out for want of consent. */
export const NO_CONSENT = 2;

/** The rows of a piece in the memory of the kernel, in their order; some are there for their place alone. */
export class PieceRows {
  readonly places: RowPlaces;
  /** How many there are. */
  count = 0;
  readonly #outcomes: Uint8Array;
  readonly #bounds: readonly [starts: Uint32Array, ends: Uint32Array];
  readonly #lines: Uint32Array;
  readonly #records = new Map<number, SourceRecord>();

  constructor({ bytes, state }: PieceToRead, memory: PlanMemory) {
    const places = memory.hold(bytes, state.held.length + state.pending.length);
    const { buffer } = memory.kernel.memory;
    this.places = places;
    this.#outcomes = new Uint8Array(buffer, places.outcomes, places.rows);
    this.#bounds = [
      new Uint32Array(buffer, places.starts, places.rows),
      new Uint32Array(buffer, places.ends, places.rows),
    ];
    this.#lines = new Uint32Array(buffer, places.lines, places.rows);
  }

  /** Adds a record that the reference took apart. */
  add(record: SourceRecord): void {
    this.#outcomes[this.count] = ODD;
    this.#lines[this.count] = record.line;
    this.#records.set(this.count, record);
    this.count += 1;
  }

  outcomeOf(row: number): number {
    return this.#outcomes[row] ?? ODD;
  }

  /** The row is accepted, though the kernel did not read it. */
  accept(row: number): void {
    this.#outcomes[row] = 0;
  }

  /** The row is left to the reference, or out. */
  leave(row: number, outcome: typeof ODD | typeof NO_CONSENT): void {
    this.#outcomes[row] = outcome;
  }

  lineOf(row: number): number {
    return this.#lines[row] ?? 0;
  }

  /** The record of a row, where the reference took it apart. */
  recordOf(row: number): SourceRecord | undefined {
    return this.#records.get(row);
  }

  /** Where the text of a row begins and ends in its piece. */
  boundsOf(row: number): readonly [number, number] {
    const [starts, ends] = this.#bounds;
    const { text } = this.places;
    return [(starts[row] ?? text) - text, (ends[row] ?? text) - text];
  }
}
