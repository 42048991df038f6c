import { DuckDbTrail, openTrailEngine } from '#adapters/duckdb/trail/duckdb-trail.ts';
import { examineEvents } from '#adapters/duckdb/trail/examine-events.ts';
import { settleEvents } from '#adapters/duckdb/trail/settle-events.ts';
import { RECORDS_OF_VALUE, trailSql } from '#adapters/duckdb/trail/trail-sql.ts';
import { UnreadTally } from '#adapters/duckdb/trail/unread-tally.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { Trail } from '#core/ports/trail.ts';

/** A trail of events in memory, as CloudTrail writes them: for whoever has them already. */
export const trailOfEvents = async (
  events: readonly unknown[],
  scope?: RoomScope,
): Promise<Trail> => {
  const engine = await openTrailEngine();
  const { connection } = engine;
  const rows = await trailSql(RECORDS_OF_VALUE, scope);
  await connection.run(`create table loaded as ${rows}`, [JSON.stringify(events)]);
  const { duplicates, unread } = await settleEvents(connection, scope);
  const tally = new UnreadTally();
  for (const { reason, count } of unread) tally.add(reason, 'memory', count);
  return new DuckDbTrail(engine, {
    ...(await examineEvents(connection)),
    ...{ files: 0, bytes: 0, duplicates, unread: tally.told() },
  });
};
