import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import {
  eventRows,
  eventsTable,
  LEAVE_REPEATS,
  lintedEvents,
  tokensTable,
} from '#adapters/duckdb/event-sql.ts';
import { rowsReport } from '#adapters/duckdb/part-report.ts';
import { registerReadDigest } from '#adapters/duckdb/read-digest-function.ts';
import { hasJustTheColumns, runWithPads } from '#adapters/duckdb/tokenise-part.ts';
import { type PartColumns, writeRows } from '#adapters/duckdb/tokenise-sql.ts';
import { EVENT_COLUMNS } from '#core/drops/event-plan.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import { addSums } from '#core/people-sums.ts';
import type { EventTask, TokenisedPart } from '#core/ports/tokeniser.ts';
import { pieceName, shardNames, shardTokens } from '#core/shards.ts';

/** Lints, tokenises and writes one part of events, in a fresh engine: equal events once. */
export const tokeniseEvents = async (
  connection: DuckDBConnection,
  task: EventTask,
): Promise<TokenisedPart> => {
  const kinds = [...task.subkeys.keys()];
  const columns: PartColumns = {
    source: task.source,
    fillers: task.fillers,
    kinds,
    attributes: task.attributes,
  };
  if (!(await hasJustTheColumns(connection, columns, EVENT_COLUMNS)))
    return { outcome: 'unreadable' };
  registerReadDigest(connection, task.fillers);
  await connection.run(lintedEvents(columns, task));
  await runWithPads(connection, tokensTable(columns), task.subkeys);
  await connection.run(eventsTable(columns));
  await connection.run(LEAVE_REPEATS);
  const report = await reportOf(connection, kinds, task.part);
  if (report.rows !== task.rows) return { outcome: 'rows-differ' };
  await connection.run('drop table linted');
  for (const kind of kinds) await writePieces(connection, columns, { kind, task });
  return { outcome: 'tokenised', report, sums: addSums([]) };
};

const reportOf = async (
  connection: DuckDBConnection,
  kinds: readonly TokenKind[],
  part: string,
): Promise<LintReport> => {
  const tally = await rowsReport(connection, kinds, part);
  const cut = await connection.runAndReadAll(
    'select count(*)::varchar, sum(_cut)::varchar from linted where _reason is null and _cut > 0',
  );
  const [above = '0', units] = cut.getRows()[0] ?? [];
  if (above === '0') return tally.report;
  return { ...tally.report, clipped: { below: 0, above: Number(above), cut: Number(units) } };
};

/** Each shard is a slice of what is sorted by token. */
const writePieces = async (
  connection: DuckDBConnection,
  columns: PartColumns,
  { kind, task }: { readonly kind: TokenKind; readonly task: EventTask },
): Promise<void> => {
  await connection.run(`create or replace temp table sorted as ${eventRows(columns, kind)}`);
  for (const [index, shard] of shardNames(task.shards).entries()) {
    const [least, most] = shardTokens(index, task.shards);
    const rows = `from sorted where token_hi between '${least}'::bigint and '${most}'::bigint order by all`;
    await connection.run(writeRows(rows, join(task.target, pieceName(kind, shard))));
  }
  await connection.run('drop table sorted');
};
