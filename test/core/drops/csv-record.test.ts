import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvRecord } from '#core/drops/csv-record.ts';

it('a record of a CSV file is read back as the fields that it was written from (property)', () => {
  const field = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'",\r\n a\0é') }));
  fc.assert(
    fc.property(fc.array(field, { minLength: 2, maxLength: 5 }), (fields) => {
      const read = parse(csvRecord(fields), { record_delimiter: '\n' }) as unknown;
      expect(read).toEqual([fields]);
    }),
  );
});
