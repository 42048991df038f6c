import { join } from 'node:path';
import { blobValue, type DuckDBConnection } from '@duckdb/node-api';
import { partReport } from '#adapters/duckdb/part-report.ts';
import { sumPeople } from '#adapters/duckdb/person-marks.ts';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { registerReadDigest } from '#adapters/duckdb/read-digest-function.ts';
import {
  duplicatesTable,
  kindRows,
  lintedTable,
  loseDuplicates,
  type PartColumns,
  peopleTable,
  quarantineDuplicates,
  shardRows,
  writeRows,
} from '#adapters/duckdb/tokenise-sql.ts';
import { domainOf } from '#core/attribute-codes.ts';
import { isMatchSlot, type TokenKind } from '#core/identifiers/kinds.ts';
import type { TokenisedPart, TokeniseTask } from '#core/ports/tokeniser.ts';
import { pieceName, shardName, shardNames, shardTokens } from '#core/shards.ts';
import { type HmacPads, hmacPads } from '#core/tokens/hmac-pads.ts';

/** Lints, tokenises, settles the duplicates of and writes one part, in a fresh engine. */
export const tokenisePart = async (
  connection: DuckDBConnection,
  task: TokeniseTask,
): Promise<TokenisedPart> => {
  const kinds = [...task.subkeys.keys()];
  const { source, fillers, attributes, cap = 1, ownIdsIdentify = false } = task;
  const columns: PartColumns = { source, fillers, kinds, attributes, ownIdsIdentify };
  if (!(await hasJustTheColumns(connection, columns))) return { outcome: 'unreadable' };
  registerReadDigest(connection, task.fillers);
  await runWithPads(connection, lintedTable(columns), task.subkeys);
  for (const kind of kinds) {
    await connection.run(duplicatesTable(kind, isMatchSlot(kind) ? cap : 1));
    await connection.run(loseDuplicates(kind));
  }
  await connection.run(quarantineDuplicates(columns));
  await connection.run(peopleTable(columns), { first_person: task.firstPerson });
  const report = await partReport(connection, kinds, task.part);
  if (report.rows !== task.rows) return { outcome: 'rows-differ' };
  await connection.run('drop table linted');
  const domain = domainOf(task.attributes);
  const { people, ...sums } = await sumPeople(connection, 'people', { kinds, domain });
  for (const kind of kinds) await writePieces(connection, columns, { kind, task });
  return { outcome: 'tokenised', report, sums };
};

/** Sorted once, each shard is a slice: a table of many small files costs no more than one large one. */
const writePieces = async (
  connection: DuckDBConnection,
  columns: PartColumns,
  { kind, task }: { readonly kind: TokenKind; readonly task: TokeniseTask },
): Promise<void> => {
  const rows = kindRows(columns, { kind, withOthers: !task.alone });
  const pathOf = (shard: string): string => join(task.target, pieceName(kind, shard));
  if (task.shards === 1) {
    await connection.run(writeRows(rows, pathOf(shardName(0))));
    return;
  }
  await connection.run(`create or replace temp table sorted as ${rows}`);
  for (const [index, shard] of shardNames(task.shards).entries())
    await connection.run(
      writeRows(shardRows('sorted', shardTokens(index, task.shards)), pathOf(shard)),
    );
  await connection.run('drop table sorted');
};

/**
 * What DuckDB says of a file that is damaged or no Parquet file with columns of texts. What is not listed,
 * such as that memory or disk is used up, says nothing of the file.
 */
const OF_CONTENT =
  /^(Invalid|Invalid Input|Binder|Parser|Conversion|Not implemented) Error|^IO Error: (Could not read enough bytes|Failed to read Parquet file)/;

/** Behind the first of these the system speaks, too, where a thread or memory cannot be had. */
const OF_SYSTEM =
  /^Invalid Error: .*(Resource temporarily unavailable|Cannot allocate memory|bad_alloc|Too many open files|No space left|quota exceeded|Input\/output error|Operation not permitted|Permission denied)/;

/** Is this a fault about what a file holds, which is the same whenever it is read? */
export const isOfContent = (fault: unknown): boolean =>
  fault instanceof Error && OF_CONTENT.test(fault.message) && !OF_SYSTEM.test(fault.message);

/** Can every value of a part be read, whatever it says? A fault that is not one of its content is thrown. */
export const canBeRead = async (connection: DuckDBConnection, source: string): Promise<boolean> => {
  try {
    const columns = await columnsOf(connection, source);
    const sizes = columns.map(({ name }) => `sum(strlen(${quoteName(name)}))`);
    await connection.run(`select ${sizes.join(', ')} from ${parquetRows(source)}`);
    return true;
  } catch (fault) {
    if (isOfContent(fault)) return false;
    throw fault;
  }
};

const columnsOf = async (
  connection: DuckDBConnection,
  source: string,
): Promise<readonly { readonly name: string; readonly type: string }[]> => {
  const described = await connection.runAndReadAll(`describe select * from ${parquetRows(source)}`);
  return described.getRows().map(([name, type]) => ({ name: String(name), type: String(type) }));
};

/** Whether a part has these columns of texts and no other; `more` are columns beside those of its kinds and attributes. */
export const hasJustTheColumns = async (
  connection: DuckDBConnection,
  { source, kinds, attributes }: PartColumns,
  more: readonly string[] = [],
): Promise<boolean> => {
  const expected = [...kinds, ...Object.keys(attributes), ...more].sort();
  const found = await columnsOf(connection, source);
  const names = found.map(({ name }) => name).sort();
  return names.join('\n') === expected.join('\n') && found.every(({ type }) => type === 'VARCHAR');
};

/** Runs a statement that makes tokens: the pads of each key are bound to it, and zeroed whatever comes of it. */
export const runWithPads = async (
  connection: DuckDBConnection,
  statement: string,
  subkeys: TokeniseTask['subkeys'],
): Promise<void> => {
  const pads = new Map<TokenKind, HmacPads>();
  for (const [kind, subkey] of subkeys) pads.set(kind, hmacPads(subkey));
  try {
    const bound = [...pads].flatMap(([kind, { inner, outer }]) => [
      [`inner_${kind}`, blobValue(inner)] as const,
      [`outer_${kind}`, blobValue(outer)] as const,
    ]);
    await connection.run(statement, Object.fromEntries(bound));
  } finally {
    for (const pad of pads.values()) pad.zero();
  }
};
