import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { digestIdentifier } from '#core/identifiers/digest.ts';
import type { NormalisedIdentifier } from '#core/identifiers/profile.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { COLUMNS, people, prepare } from '#test/core/usecases/prepare-table.ts';
import { FILE_NAMES, type TextTable, writeTable } from '#test/support/party-file.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const UNDECLARED = ['Diagnosis', 'Street'];

/** The usual people, and beside each what the agreement says nothing of; every fourth of them cannot be used. */
const withMore = (count: number): TextTable => ({
  columns: [...COLUMNS, ...UNDECLARED],
  rows: people(count).rows.map((row, n) => [
    ...(n % 4 === 3 ? ['', '', '', 'platinum', 'no'] : row),
    `arthritis-${n}-zq`,
    `${n} Hollow Lane zq`,
  ]),
});

const forms = (value: string): readonly string[] => [
  value,
  value.toLowerCase(),
  digestIdentifier(value as NormalisedIdentifier),
  digestIdentifier(value.toLowerCase() as NormalisedIdentifier),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
];

describe('a column that the agreement does not declare', () => {
  it.each(FILE_NAMES)(
    'leaves neither name, value nor digest in any file of a drop: %s',
    async (name) => {
      const table = withMore(40);
      const { out, preparation } = await prepare(await writeTable(name, table), {
        attestation: undefined,
      });
      const files = await readdir(out);
      const texts = await Promise.all(files.map((file) => readFile(join(out, file), 'latin1')));
      const rows = await Promise.all(
        files
          .filter((file) => file.endsWith('.parquet'))
          .map((file) => readParquet(join(out, file))),
      );
      const written = [...texts, JSON.stringify(preparation), JSON.stringify(rows)].join('\n');
      const hidden = table.rows.flatMap((row) => row.slice(COLUMNS.length));
      for (const value of [...hidden, ...UNDECLARED])
        for (const form of forms(value)) expect(written).not.toContain(form);
      // The search would find what is there: a declared value, and the digest of an address.
      expect(written).toContain('silver');
      expect(written).toContain(digestIdentifier('person1@example.org' as NormalisedIdentifier));
    },
  );
});
