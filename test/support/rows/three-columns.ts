import type { Mapping } from '#core/drops/mapping.ts';
import { planRows } from '#core/drops/row-plan.ts';
import type { RecordSource } from '#core/ports/record-source.ts';
import type { Reading, RowReading } from '#core/ports/row-reading.ts';
import { RowSorter } from '#core/usecases/drops/sort-rows.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { textsOf } from '#test/support/memory/memory-drop.ts';

/** Columns of a list: addresses, numbers, and a level. */
export const COLUMNS = ['mail', 'tel', 'level'];

/** The agreement under which it is read. */
export const signed = testAgreement({
  identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB' },
});

/** What its columns are. */
export const MAPPING: Mapping = {
  identifiers: {
    email: { column: 'mail', hashed: false },
    phone: { column: 'tel', hashed: false },
  },
  attributes: { tier: 'level' },
};

const rules = {
  agreement: signed.agreement,
  mapping: MAPPING,
  attributes: { tier: ['gold', 'silver', 'unknown'] },
};

/** How such a list is read. */
const reading: Reading = { rules, plan: planRows(rules), wanted: COLUMNS };

/** Everything that becomes of such a list. */
export const sorted = async (source: RecordSource, reader: RowReading) => {
  const sorter = new RowSorter(rules, reading.plan);
  const rows: (string | null)[][] = [[], [], []];
  const left: unknown[] = [];
  await source.columns(COLUMNS);
  for await (const read of reader.read(source, reading)) {
    const batch = sorter.sort(read);
    left.push(...batch.left);
    for (const [at, column] of batch.columns.entries()) rows[at]?.push(...textsOf(column));
  }
  return { rows, left, report: sorter.report, notes: source.notes() };
};
