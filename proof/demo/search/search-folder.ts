import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { decodeParquet } from '#proof/demo/search/search-parquet.ts';
import { type Connection, select, TraceTable } from '#proof/demo/search/trace-table.ts';
import { type TraceKind, tracesIn } from '#proof/demo/search/traces.ts';

/** What a search of a folder looked at, and how much of the input it found there. */
export interface Findings {
  readonly files: number;
  readonly bytes: number;
  /** Values of Parquet files that were decoded. */
  readonly values: number;
  readonly found: Readonly<Record<TraceKind | 'number', number>>;
}

/**
 * Searches every file of a folder, name and content, for anything of the table `input`. Parquet is
 * decoded value by value; any other file is read as text. Each spelling that is found counts once.
 */
export const searchFolder = async (connection: Connection, folder: string): Promise<Findings> => {
  const candidates = await TraceTable.make(connection, 'candidates');
  const seen = { files: 0, bytes: 0, values: 0 };
  let numbers = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    seen.files += 1;
    seen.bytes += (await stat(path)).size;
    candidates.add(tracesIn(relative(folder, path)));
    if (!path.endsWith('.parquet')) {
      candidates.add(tracesIn(await readFile(path, 'utf8')));
      continue;
    }
    const decoded = await decodeParquet(connection, path, candidates);
    seen.values += decoded.values;
    numbers += decoded.numbersFound;
  }
  candidates.finish();
  return { ...seen, found: { ...(await lookUp(connection)), number: numbers } };
};

const lookUp = async (connection: Connection): Promise<Record<TraceKind, number>> => {
  const found = { 'e-mail': 0, phone: 0, digest: 0 };
  const sql = `select kind, count(distinct text) as n
from candidates semi join input using (kind, text) group by kind`;
  for (const { kind, n } of await select(connection, sql)) found[kind as TraceKind] = Number(n);
  return found;
};
