import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteText } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { KNOWN_EVENT_VERSION } from '#core/audit/audit-limits.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { UnreadReason } from '#core/trail/examined.ts';

/** How many rows were so, and the number of the first log with one. */
interface Counted {
  readonly reason: UnreadReason;
  readonly count: number;
  readonly file: number;
}

/** What became of the events as they were delivered. */
export interface Settled {
  readonly duplicates: number;
  readonly unread: readonly Counted[];
}

const INSIGHT = "event_type = 'AwsCloudTrailInsight'";
const NO_EVENT =
  "(event_time is null or event_source is null or event_name is null or starts_with(event_source, 'aws:'))";

/** Events that lack what each has; a newest version that is not known may have more than we read. */
const LACKING = `(starts_with(event_id, 'none-') or event_version is null or account is null or identity is null)`;
const KNOWN_VERSION = `regexp_matches(event_version, ${quoteText(KNOWN_EVENT_VERSION)})`;

/**
 * Makes `trail_events` of the table `loaded`: each event once. Two events under one id are both kept, the second by
 * an id of its own, for whoever plants an event must not hide another. With a scope, what is neither of the room nor
 * of its account is left out.
 */
export const settleEvents = async (
  connection: DuckDBConnection,
  scope: RoomScope | undefined,
): Promise<Settled> => {
  const count = (reason: UnreadReason, which: string): Promise<readonly Counted[]> =>
    countRows(connection, reason, `loaded where ${which}`);
  const remove = async (reason: UnreadReason, which: string): Promise<readonly Counted[]> => {
    const found = await count(reason, which);
    if (found.length > 0) await connection.run(`delete from loaded where ${which}`);
    return found;
  };
  const unread = [
    ...(await remove('insight', INSIGHT)),
    ...(await remove('not-an-event', NO_EVENT)),
    ...(await count('unknown-version', `not ${KNOWN_VERSION}`)),
    ...(await count('missing-fields', LACKING)),
  ];
  const repeats = await settleRepeats(connection);
  const foreign = scope && `not of_room and account <> ${quoteText(scope.account)}`;
  if (foreign !== undefined) unread.push(...(await remove('foreign-account', foreign)));
  await connection.run('create view trail_events as select * exclude (file) from loaded');
  return { duplicates: repeats.duplicates, unread: [...unread, ...repeats.unread] };
};

const countRows = async (
  connection: DuckDBConnection,
  reason: UnreadReason,
  from: string,
): Promise<readonly Counted[]> => {
  const found = await connection.runAndReadAll(`select count(*), min(file) from ${from}`);
  const [count = 0, file = 0] = (found.getRows()[0] ?? []).map(Number);
  return count === 0 ? [] : [{ reason, count, file }];
};

const settleRepeats = async (connection: DuckDBConnection): Promise<Settled> => {
  await connection.run(`create temp table repeats as ${await fillSql('trail/settle', {})}`);
  const others = 'copy = 1 and other > 1';
  const unread = await countRows(connection, 'same-id-other-event', `repeats where ${others}`);
  await connection.run(`update loaded set event_id = event_id || '~' || other
    from repeats where loaded.rowid = delivery and ${others}`);
  const gone = await connection.run(
    'delete from loaded where rowid in (select delivery from repeats where copy > 1)',
  );
  return { duplicates: gone.rowsChanged, unread };
};
