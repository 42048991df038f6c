import type { DuckDBConnection } from '@duckdb/node-api';
import { fillSql } from '#adapters/sql-files.ts';
import type { Examined } from '#core/trail/examined.ts';
import { examinedPlaces } from '#core/trail/examined-places.ts';

/** Sums up when and where the events of `trail_events` were. */
export const examineEvents = async (
  connection: DuckDBConnection,
): Promise<Pick<Examined, 'from' | 'to' | 'events' | 'accounts' | 'regions'>> => {
  const found = await connection.runAndReadAll(await fillSql('trail/places', {}));
  return examinedPlaces(found.getRowObjects());
};
