import { openTrail } from '#adapters/duckdb/trail/open-trail.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { Timer } from '#proof/bench/timing.ts';

/** Reads a trail as `airlock audit` does, and asks who called what. */
export const run = ({ folder }: { folder: string }, time: Timer): Promise<undefined> =>
  time(async () => {
    await using trail = await openTrail(folder);
    await trail.rows(await fillSql('trail/matrix', { scope: 'true' }));
    return undefined;
  });
