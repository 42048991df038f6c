import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildCommand } from '../commands.ts';
import { HERE, runCase } from '../measure.ts';
import type { Measured } from '../summary.ts';
import { timeCommand } from '../time-command.ts';

/** A ratio that must not fall: how often ours goes into what it is measured by, in CPU seconds. */
export interface Guard {
  readonly name: GuardName;
  /** What does not change when this project does, or the longer of two things of its own. */
  readonly yardstick: () => Promise<Measured>;
  readonly ours: () => Promise<Measured>;
}

/** What is guarded. */
export const GUARD_NAMES = ['ingest', 'prepare', 'overlap', 'later', 'help'] as const;
export type GuardName = (typeof GUARD_NAMES)[number];

/** What each ratio is, for people. */
export const GUARD_SAYS: Readonly<Record<GuardName, string>> = {
  ingest: 'ingest as plain SQL for DuckDB, to an ingest of ours',
  prepare: 'a CSV parser and a hash a cell, to `prepare`',
  overlap: 'the overlap as plain SQL of two files of digests, to a first question of ours',
  later: 'a first question, to a later one about the same lists',
  help: 'Node that does nothing, to `airlock --help` of the packaged build',
};

const SIDES = ['brand', 'publisher'] as const;
const OVERLAP = { analysis: 'overlap', by: [] } as const;
const SEGMENTS = { analysis: 'segments', by: ['brand.tier', 'publisher.device'] } as const;

/** The data that the guards work on. */
const makeData = async (folder: string, rows: number): Promise<string> => {
  await mkdir(folder, { recursive: true });
  await runCase('make-sample', { folder, rows });
  const room = join(folder, 'room');
  for (const side of SIDES) {
    const drop = join(folder, side);
    await runCase('make-drop', { folder: drop, side, rows });
    await runCase('ingest', { room, drop, side });
  }
  return room;
};

/** Every guard, with data of so many rows in a folder. */
export const makeGuards = async (folder: string, rows: number): Promise<readonly Guard[]> => {
  const room = await makeData(folder, rows);
  const command = await buildCommand(HERE, join(folder, 'dist'));
  const drop = join(folder, 'brand');
  return [
    {
      name: 'ingest',
      yardstick: () => runCase('sql-ingest', { folder }),
      ours: () => runCase('ingest', { room: `${room}-${randomUUID()}`, drop, side: 'brand' }),
    },
    {
      name: 'prepare',
      yardstick: () => runCase('naive-prepare', { folder }),
      ours: () => runCase('prepare', { folder }),
    },
    {
      name: 'overlap',
      yardstick: () => runCase('sql-overlap', { folder }),
      ours: () => runCase('ask', { room, ...OVERLAP }),
    },
    {
      name: 'later',
      yardstick: () => runCase('ask', { room, ...SEGMENTS }),
      ours: () => runCase('ask', { room, ...SEGMENTS, after: OVERLAP }),
    },
    {
      name: 'help',
      yardstick: () => timeCommand([process.execPath, '-e', '0']),
      ours: () => timeCommand([process.execPath, command, '--help']),
    },
  ];
};
