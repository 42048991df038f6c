import { decodersFor } from '#core/drops/consent/consent-decoders.ts';
import { digestKeys } from '#core/drops/digest-index.ts';
import { repeatRule } from '#core/drops/mapping.ts';
import { rowDate } from '#core/drops/row-date.ts';
import { tokenKinds } from '#core/drops/row-plan.ts';
import { MALFORMED, type ReadRow, rowReader } from '#core/drops/row-reader.ts';
import { LintTally } from '#core/lint/lint-report.ts';
import type { SourceRecord } from '#core/ports/record-source.ts';
import type { Reading, ReadRows, RowFaults, RowReading } from '#core/ports/row-reading.ts';

/** Reads records that stand together in a file. */
export type ReadRecords = (records: readonly SourceRecord[]) => ReadRows;

/** The length of a digest as `PackedTexts` have it: 64 in four bytes, of which the first is an `@`. */
const DIGEST_LENGTH = '@\0\0\0';

/** The accepted rows of some records, column by column. */
class Columns {
  readonly #codeOf: readonly ReadonlyMap<string, number>[];
  readonly #packed: string[];
  readonly #present: readonly Uint8Array[];
  readonly #codes: readonly Uint8Array[];
  readonly #lines: Float64Array;
  readonly #dates: Float64Array | undefined;
  rows = 0;

  constructor(codeOf: readonly ReadonlyMap<string, number>[], shape: Shape) {
    const { kinds, records, dated } = shape;
    this.#codeOf = codeOf;
    this.#packed = Array.from({ length: kinds }, () => '');
    this.#present = Array.from({ length: kinds }, () => new Uint8Array(records));
    this.#codes = codeOf.map(() => new Uint8Array(records));
    this.#lines = new Float64Array(records);
    this.#dates = dated ? new Float64Array(records) : undefined;
  }

  add(fields: readonly (string | null)[], line: number, date: number): void {
    const row = this.rows;
    const kinds = this.#packed.length;
    for (const [at, present] of this.#present.entries()) {
      const digest = fields[at] ?? null;
      if (digest === null) continue;
      present[row] = 1;
      this.#packed[at] += DIGEST_LENGTH + digest;
    }
    for (const [at, codes] of this.#codes.entries())
      codes[row] = this.#codeOf[at]?.get(fields[kinds + at] ?? '') ?? 0;
    this.#lines[row] = line;
    if (this.#dates) this.#dates[row] = date;
    this.rows += 1;
  }

  get columns(): Pick<ReadRows, 'lines' | 'digests' | 'keys' | 'codes' | 'dates'> {
    const { rows } = this;
    const digests = this.#present.map((present, at) => ({
      present: present.subarray(0, rows),
      bytes: asBytes(this.#packed[at] ?? ''),
    }));
    return {
      lines: this.#lines.subarray(0, rows),
      digests,
      keys: digests.map(digestKeys),
      codes: this.#codes.map((codes) => codes.subarray(0, rows)),
      dates: this.#dates?.subarray(0, rows),
    };
  }
}

/** Bytes in memory of their own, which can be handed to another thread. */
const asBytes = (text: string): Uint8Array => {
  const bytes = Buffer.allocUnsafeSlow(text.length);
  bytes.write(text, 'latin1');
  return bytes;
};

interface Shape {
  readonly kinds: number;
  readonly records: number;
  readonly dated: boolean;
}

const faultsOf = (row: ReadRow): Pick<RowFaults, 'setAside' | 'left'> | undefined => {
  const { setAside } = row;
  if (row.outcome === 'accepted') return setAside.length > 0 ? { setAside } : undefined;
  return { setAside, left: { reason: row.reason, place: row.place } };
};

/** Makes the function that reads records by the rules, each as if it stood alone. */
export const recordsReader = ({ rules, plan }: Omit<Reading, 'wanted'>): ReadRecords => {
  const tally = new LintTally(tokenKinds(plan));
  const read = rowReader(rules, plan, tally);
  const dated = typeof repeatRule(rules.mapping) === 'object';
  const codeOf = plan.attributes.map(
    (name) => new Map((rules.attributes[name] ?? []).map((value, at) => [value, at])),
  );
  return (records) => {
    const shape = { kinds: tokenKinds(plan).length, records: records.length, dated };
    const columns = new Columns(codeOf, shape);
    const faults: RowFaults[] = [];
    for (const { line, fields } of records) {
      const row = fields ? read(fields) : MALFORMED;
      const found = faultsOf(row);
      if (found) faults.push({ at: columns.rows, line, ...found });
      if (row.outcome === 'accepted')
        columns.add(row.fields, line, dated ? rowDate(fields?.[plan.wanted.length]) : 0);
    }
    const { identifiers, ...seen } = tally.take();
    for (const entry of Object.values(identifiers)) entry.setAside = {};
    const { file } = records[0] ?? {};
    return {
      file,
      records: records.length,
      ...columns.columns,
      faults,
      tally: { ...seen, identifiers },
    };
  };
};

/** Reads rows in this thread. */
export const READ_HERE: RowReading = {
  takesText: false,
  async *read(source, reading) {
    const decoders = await decodersFor(reading.rules.mapping.consent);
    const read = recordsReader({ ...reading, rules: { ...reading.rules, decoders } });
    for await (const records of source.records(reading.wanted)) yield read(records);
  },
};
