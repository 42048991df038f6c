import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openTrail } from '#adapters/duckdb/trail/open-trail.ts';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { describeTrail } from '#test/contract/trail.contract.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

describeTrail('of events in memory', trailOfEvents);

describeTrail('of files', async (events, scope) => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'log.json'), JSON.stringify({ Records: events }));
  return openTrail(folder, { scope });
});
