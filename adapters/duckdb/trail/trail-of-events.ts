import { quoteText } from '#adapters/duckdb/quote.ts';
import {
  DuckDbTrail,
  openTrailEngine,
  type TrailEngine,
} from '#adapters/duckdb/trail/duckdb-trail.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { Examined } from '#core/audit/examined.ts';
import { type RoomScope, scopePattern } from '#core/audit/room-scope.ts';
import type { Trail } from '#core/ports/trail.ts';

const TOUCHED =
  "concat_ws(' ', event.requestParameters, event.responseElements, event.resources, event.additionalEventData, event.serviceEventDetails, who.arn, who.sessionContext.sessionIssuer.arn)";

const ofRoom = (scope: RoomScope | undefined): string =>
  scope ? `regexp_matches(${TOUCHED}, ${quoteText(scopePattern(scope))})` : 'true';

/** A trail of events in memory, as CloudTrail writes them: for whoever has them already. */
export const trailOfEvents = async (
  events: readonly unknown[],
  scope?: RoomScope,
): Promise<Trail> => {
  const engine = await openTrailEngine();
  const records = `(select unnest(from_json(?::json, '["JSON"]')) as record)`;
  const sql = await fillSql('trail/duckdb', { records, of_room: ofRoom(scope) });
  await engine.connection.run(
    `create table trail_events as select distinct on (event_id) * from (${sql})`,
    [JSON.stringify(events)],
  );
  return new DuckDbTrail(engine, await examine(engine));
};

const examine = async ({ connection }: TrailEngine): Promise<Examined> => {
  const found = await connection.runAndReadAll(
    `select min(event_time), max(event_time), count(*),
      list_sort(list(distinct account)), list_sort(list(distinct aws_region)) from trail_events`,
  );
  const [from, to, events, accounts, regions] = found.getRowsJson()[0] ?? [];
  const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  return {
    from: from === null ? null : String(from),
    to: to === null ? null : String(to),
    files: 0,
    events: Number(events),
    bytes: 0,
    duplicates: 0,
    accounts: texts(accounts),
    regions: texts(regions),
    unread: [],
  };
};
