import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { describeMachine } from '#proof/bench/machine.ts';
import { runCase } from '#proof/bench/measure.ts';
import { medianOf } from '#proof/bench/summary.ts';
import { TrinoUnavailable } from '#proof/trino/fetch-trino.ts';
import { type Measured, writeMeasured } from './measured.ts';
import { measureQuery } from './scale/measure-query.ts';
import { writeAtScale } from './scale/measured-at-scale.ts';

/**
 * `node proof/bench/cost/measure.ts`: measures what the model of costs is made of, and writes it into
 * proof/bench/cost/measured.json and proof/bench/cost/scale/measured-at-scale.json: sizes and seconds of a drop of a
 * million rows, seconds to tokenise and to settle, and a question on Trino where there is Java for it. Some minutes.
 * Then `node proof/bench/cost.ts` writes the pages.
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const TIMES = values.quick ? 1 : 3;
const ROWS = 1_000_000;
const PARTS = 3;
const SETTLED = values.quick
  ? { people: 1_000_000, parts: 25 }
  : { people: 10_000_000, parts: 250 };
const ASKED = 200_000;

const three = (value: number): number => Number(value.toPrecision(3));

const bytesOf = async (path: string): Promise<number> => (await stat(path)).size;

const tokenBytesIn = async (room: string): Promise<Record<string, number>> => {
  const bytes: Record<string, number> = {};
  for (const entry of await readdir(room, { withFileTypes: true, recursive: true })) {
    const kind = /\/vault\/.+\/kind=(\w+)\/shard=\d{3}$/.exec(entry.parentPath)?.[1];
    if (entry.isFile() && kind !== undefined)
      bytes[kind] = await bytesOf(join(entry.parentPath, entry.name));
  }
  return bytes;
};

const side = 'brand';

const measureDrop = async (folder: string, machine: string): Promise<Measured> => {
  const drop = join(folder, 'drop');
  await runCase('make-drop', { folder: drop, side, rows: ROWS });
  const seconds: number[] = [];
  for (let run = 0; run < TIMES; run += 1)
    seconds.push(
      (await runCase('ingest', { room: join(folder, `room-${run}`), drop, side })).seconds,
    );
  return {
    measuredOn: new Date().toISOString().slice(0, 10),
    ...{ machine, rows: ROWS },
    dropPartBytes: await bytesOf(join(drop, 'part-0001.parquet')),
    tokenBytes: await tokenBytesIn(join(folder, 'room-0')),
    ingestSeconds: three(medianOf(seconds)),
  };
};

/** Seconds to tokenise a million rows, when there are more parts than one. */
const measureTokenising = async (folder: string): Promise<number> => {
  const drop = join(folder, 'long');
  await runCase('make-drop', { folder: drop, side, rows: PARTS * ROWS });
  const seconds: number[] = [];
  for (let run = 0; run < TIMES; run += 1)
    seconds.push(
      (await runCase('tokenise', { room: join(folder, `long-${run}`), drop, side })).seconds,
    );
  return medianOf(seconds) / PARTS;
};

const SHARD = fileURLToPath(new URL('../shard/main.ts', import.meta.url));

/** Seconds to settle one kind in one shard, in the memory that a function has. */
const measureSettling = async (): Promise<number> => {
  const { people, parts } = SETTLED;
  const args = ['--people', String(people), '--parts', String(parts), '--kinds', '2'];
  const { stdout } = await promisify(execFile)(process.execPath, [
    SHARD,
    '--work',
    'settle',
    ...args,
  ]);
  return (JSON.parse(stdout) as { readonly seconds: number }).seconds;
};

const folder = await mkdtemp(join(tmpdir(), 'airlock-cost-'));
try {
  const how = await describeMachine();
  await writeMeasured(await measureDrop(folder, how));
  const tokenising = await measureTokenising(folder);
  const settling = await measureSettling();
  const { people, parts } = SETTLED;
  await writeAtScale({
    tokeniseSeconds: {
      value: three(tokenising),
      says: 'seconds to tokenise a million rows of two identifiers, one part of several, on the two processors that a function of that size has',
      measured: how,
    },
    settleSeconds: {
      value: three((settling / people) * ROWS),
      says: `seconds to settle a million identifiers of one kind of two in one shard, with a function's memory: ${people.toLocaleString('en')} of ${parts} parts took ${settling} s`,
      measured: how,
    },
  });
  await writeAtScale(await measureQuery(ASKED, TIMES, how)).catch((error: unknown) => {
    if (!(error instanceof TrinoUnavailable)) throw error;
    process.stderr.write(`${error.message} What was measured of a question before is left.\n`);
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}
