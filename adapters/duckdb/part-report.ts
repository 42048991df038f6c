import type { DuckDBConnection } from '@duckdb/node-api';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { MAX_LISTED_A_REASON, MAX_LISTED_ROWS } from '#core/limits.ts';
import type { DigestShape } from '#core/lint/digest-shape.ts';
import { type LintReport, LintTally, lossOf } from '#core/lint/lint-report.ts';
import type { IdentifierReason, LintReason } from '#core/lint/reasons.ts';

const select = async (
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, unknown>[]> => (await connection.runAndReadAll(sql)).getRowObjectsJS();

/** Reads off the tables that tokenising left what of a part is accepted, and what each row lacks. */
export const rowsReport = async (
  connection: DuckDBConnection,
  kinds: readonly TokenKind[],
  part: string,
): Promise<LintTally> => {
  const tally = new LintTally(kinds);
  const accepted = await select(
    connection,
    'select count(*) as n from linted where _reason is null',
  );
  tally.accept(Number(accepted[0]?.n ?? 0));
  for (const row of await select(
    connection,
    'select _reason as reason, count(*) as n from linted where _reason is not null group by all',
  ))
    tally.quarantine(row.reason as LintReason, Number(row.n));
  const listed = `select _line as line, _reason as reason from linted where _reason is not null
    qualify row_number() over (partition by _reason order by _line) <= ${MAX_LISTED_A_REASON}
    order by _line limit ${MAX_LISTED_ROWS}`;
  for (const row of await select(connection, listed))
    tally.list({ part, line: Number(row.line), reason: row.reason as LintReason });
  for (const kind of kinds) await tallyShapes(connection, kind, tally);
  return tally;
};

/** The same of people, and how many tokens later rows lost to earlier ones. */
export const partReport = async (
  connection: DuckDBConnection,
  kinds: readonly TokenKind[],
  part: string,
): Promise<LintReport> => {
  const tally = await rowsReport(connection, kinds, part);
  for (const kind of kinds) await tallyLost(connection, kind, tally);
  return tally.report;
};

const tallyShapes = async (
  connection: DuckDBConnection,
  kind: TokenKind,
  tally: LintTally,
): Promise<void> => {
  const shapes = `select _shape_${kind} as shape, _bad_${kind} as bad, count(*) as n
    from linted where _shape_${kind} is not null group by all`;
  for (const { shape, bad, n } of await select(connection, shapes)) {
    tally.see(kind, Number(n));
    tally.shape(kind, shape as DigestShape, Number(n));
    if (bad !== null) tally.setAside(kind, bad as IdentifierReason, Number(n));
  }
};

const tallyLost = async (
  connection: DuckDBConnection,
  kind: TokenKind,
  tally: LintTally,
): Promise<void> => {
  const lost = await select(connection, `select sum(losers)::bigint as n from duplicates_${kind}`);
  const losers = Number(lost[0]?.n ?? 0);
  if (losers > 0) tally.setAside(kind, lossOf(kind), losers);
};
