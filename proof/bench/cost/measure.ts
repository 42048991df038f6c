import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as ingest } from '#proof/bench/cases/ingest.ts';
import { run as makeDrop } from '#proof/bench/cases/make-drop.ts';

/**
 * `node proof/bench/cost/measure.ts`: makes and accepts a drop of a million rows in a local room, and writes
 * the sizes of its files into proof/bench/cost/measured.json. Some ten seconds.
 */
const ROWS = 1_000_000;

const folder = await mkdtemp(join(tmpdir(), 'airlock-cost-'));
try {
  const drop = join(folder, 'drop');
  const room = join(folder, 'room');
  await makeDrop({ folder: drop, side: 'brand', rows: ROWS });
  await ingest({ room, drop, side: 'brand' }, (work) => work());
  const bytesOf = async (path: string): Promise<number> => (await stat(path)).size;
  const tokenBytes: Record<string, number> = {};
  for (const entry of await readdir(room, { withFileTypes: true, recursive: true })) {
    const kind = /\/vault\/.+\/kind=(\w+)\/shard=\d{3}$/.exec(entry.parentPath)?.[1];
    if (entry.isFile() && kind !== undefined)
      tokenBytes[kind] = await bytesOf(join(entry.parentPath, entry.name));
  }
  const measured = {
    measuredOn: new Date().toISOString().slice(0, 10),
    rows: ROWS,
    dropPartBytes: await bytesOf(join(drop, 'part-0001.parquet')),
    tokenBytes,
  };
  await writeFile(
    new URL('measured.json', import.meta.url),
    `${JSON.stringify(measured, undefined, 2)}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
