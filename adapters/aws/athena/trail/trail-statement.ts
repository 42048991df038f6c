import { athenaLiteral } from '#adapters/aws/athena/athena-literal.ts';
import type { AthenaStatement } from '#adapters/aws/athena/statement-sources.ts';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { TRAIL_TABLE } from '#core/access/workgroup.ts';
import { type RoomScope, scopePattern } from '#core/audit/room-scope.ts';

/** Which records of a trail are asked. */
export interface AskedRecords {
  readonly database: string;
  readonly scope: RoomScope | undefined;
  /** First and last day, as `2026/11/26`; all there are if left out. */
  readonly days?: readonly [since: string, until: string] | undefined;
}

/** A condition on what is neither the room's nor of its account. */
export const foreignTo = (scope: RoomScope | undefined): string =>
  scope ? `not of_room and coalesce(owner <> ${quoteText(scope.account)}, false)` : 'false';

/** The queries that stand in front of a question: `trail_deliveries` and `trail_events`. */
export const trailQueries = async ({ database, scope, days }: AskedRecords): Promise<string> => {
  const deliveries = await fillSql('trail/athena-deliveries', {
    records: `${quoteName(database)}.${quoteName(TRAIL_TABLE.name)}`,
    within: days
      ? `${quoteName(TRAIL_TABLE.day)} between ${days.map(quoteText).join(' and ')}`
      : 'true',
    of_room: scope ? `regexp_like(touched, ${quoteText(scopePattern(scope))})` : 'true',
  });
  const events = await fillSql('trail/athena-events', {
    identity: await fillSql('trail/athena-identity', {}),
    judged: `not (${foreignTo(scope)})`,
  });
  return `${deliveries},\n\ntrail_events as (\n${events}\n)`;
};

/** The first word of a question that has queries of its own. */
const WITH = /^with\s/;

/** A question as a statement of Athena, with the trail in front of it; the same text asks DuckDB. */
export const trailStatement = (
  queries: string,
  sql: string,
  values: readonly string[],
): AthenaStatement => ({
  sql: WITH.test(sql) ? `${queries},\n\n${sql.replace(WITH, '')}` : `${queries}\n\n${sql}`,
  parameters: values.map(athenaLiteral),
});
