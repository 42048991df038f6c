import type { DuckDBConnection } from '@duckdb/node-api';
import type { Examined } from '#core/audit/examined.ts';

/** What the events of `trail_events` tell of a trail. */
export type ExaminedEvents = Pick<Examined, 'from' | 'to' | 'events' | 'accounts' | 'regions'>;

/** Sums up when and where the events of `trail_events` were. */
export const examineEvents = async (connection: DuckDBConnection): Promise<ExaminedEvents> => {
  const found = await connection.runAndReadAll(
    `select min(event_time), max(event_time), count(*),
      list_sort(list(distinct account) filter (account is not null)),
      list_sort(list(distinct aws_region) filter (aws_region is not null)) from trail_events`,
  );
  const [from, to, events, accounts, regions] = found.getRowsJson()[0] ?? [];
  return {
    from: typeof from === 'string' ? from : null,
    to: typeof to === 'string' ? to : null,
    events: Number(events),
    accounts: texts(accounts),
    regions: texts(regions),
  };
};

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : [];
