import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { quoteText } from '#adapters/duckdb/quote.ts';
import type { Timer } from '#proof/bench/timing.ts';

/** The same question as one would ask DuckDB of the files alone: nothing is kept, and a damaged file ends it. */
const question = (folder: string): string => `
with records as (
  select unnest("Records") as event from read_json(
    ${quoteText(join(folder, '**/*.json.gz'))}, maximum_object_size = 100000000,
    columns = {"Records": 'struct("eventID" varchar, "eventSource" varchar, "eventName" varchar,
      "errorCode" varchar, "userIdentity" struct("arn" varchar))[]'}
  )
)
select event."userIdentity".arn, event."eventSource", event."eventName",
  count(distinct event."eventID"),
  count(distinct event."eventID") filter (event."errorCode" is not null)
from records group by all order by 4 desc`;

/** Asks it once, of files that nobody has read before. */
export const run = ({ folder }: { folder: string }, time: Timer): Promise<undefined> =>
  time(async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.runAndReadAll(question(folder));
    connection.closeSync();
    instance.closeSync();
    return undefined;
  });
