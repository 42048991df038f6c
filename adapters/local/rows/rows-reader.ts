import { loadRowKernel } from '#adapters/kernel/row-kernel.ts';
import { byteColumns, isReadAsBytes } from '#adapters/local/rows/byte-columns.ts';
import type { ByteReading } from '#adapters/local/rows/byte-reading.ts';
import { PlanMemory } from '#adapters/local/rows/plan-memory.ts';
import { readBytePiece } from '#adapters/local/rows/read-byte-piece.ts';
import {
  type PieceRead,
  type PieceToRead,
  readTextPiece,
} from '#adapters/local/rows/read-text-piece.ts';
import { decodersFor } from '#core/drops/consent/consent-decoders.ts';
import type { TextLayout } from '#core/ports/record-source.ts';
import type { Reading } from '#core/ports/row-reading.ts';
import { type ReadRecords, recordsReader } from '#core/usecases/drops/read-records.ts';

/** Reads rows by one set of rules: records by the reference, and text from its bytes wherever the kernel can. */
export class RowsReader {
  /** The reference. */
  readonly read: ReadRecords;
  readonly #reading: Reading;
  #layout = '';
  #byBytes: Promise<ByteReading | undefined> = Promise.resolve(undefined);

  private constructor(reading: Reading) {
    this.#reading = reading;
    this.read = recordsReader(reading);
  }

  /** Loads what the rules need in this thread. */
  static async open({ rules, ...reading }: Reading): Promise<RowsReader> {
    const decoders = await decodersFor(rules.mapping.consent);
    return new RowsReader({ ...reading, rules: { ...rules, decoders } });
  }

  /** What `readTextPiece` makes of a piece. */
  async readPiece(piece: PieceToRead): Promise<PieceRead> {
    const layout = JSON.stringify(piece.layout);
    if (layout !== this.#layout) this.#byBytes = this.#prepare(piece.layout);
    this.#layout = layout;
    const by = await this.#byBytes;
    return by ? readBytePiece(piece, by) : readTextPiece(piece, this.read);
  }

  /** Makes a kernel ready for texts of a layout; undefined where the reference must read them. */
  async #prepare(layout: TextLayout): Promise<ByteReading | undefined> {
    const reading = this.#reading;
    const columns = byteColumns(reading);
    if (!columns || !isReadAsBytes(layout, reading)) return undefined;
    // An engine without SIMD reads every row by the reference.
    const kernel = await loadRowKernel().catch(() => undefined);
    if (!kernel) return undefined;
    const { profile } = reading.rules.agreement.identifiers;
    const memory = new PlanMemory(kernel, { columns, layout, profile });
    return { reading, columns, memory, read: this.read };
  }
}
