import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { writePart } from '#proof/rehearsal/parquet.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

/** Every form in which a party may bring the same table. */
export const FILE_NAMES = [
  'list.csv',
  'list.csv.gz',
  'list.csv.zst',
  'list.tsv',
  'list.ndjson',
  'list.ndjson.gz',
  'list.jsonl.zst',
  'list.parquet',
] as const;
export type FileName = (typeof FILE_NAMES)[number];

/** A table of texts. */
export interface TextTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const field = (text: string): string =>
  /["\n\r,\t]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text;

/** The table as delimited text, quoted where it must be. */
export const delimited = ({ columns, rows }: TextTable, delimiter = ','): string =>
  [columns, ...rows].map((row) => `${row.map(field).join(delimiter)}\r\n`).join('');

const ndjson = ({ columns, rows }: TextTable): string =>
  rows
    .map(
      (row) =>
        `${JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]])))}\n`,
    )
    .join('');

/** Writes the table under one of the names, in the form that the name says. */
export const writeTable = async (name: FileName, table: TextTable): Promise<string> => {
  const path = join(await tempFolder(), name);
  if (name === 'list.parquet') {
    await writePart(path, table.columns, table.rows);
    return path;
  }
  const text = /ndjson|jsonl/.test(name)
    ? ndjson(table)
    : delimited(table, name.includes('tsv') ? '\t' : ',');
  const packed = name.endsWith('.gz')
    ? gzipSync(text)
    : name.endsWith('.zst')
      ? zstdCompressSync(text)
      : text;
  await writeFile(path, packed);
  return path;
};
