import type { ByteColumns } from '#adapters/local/rows/byte-columns.ts';
import type { PlanMemory } from '#adapters/local/rows/plan-memory.ts';
import type { Reading } from '#core/ports/row-reading.ts';
import type { ReadRecords } from '#core/usecases/drops/read-records.ts';

/** What a piece is read with. */
export interface ByteReading {
  readonly reading: Reading;
  readonly columns: ByteColumns;
  readonly memory: PlanMemory;
  /** The reference, for records that are not plain. */
  readonly read: ReadRecords;
}
