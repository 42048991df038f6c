import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildFunctions } from '#lambdas/build.ts';
import { agreementText } from '#proof/emulator/agreements.ts';
import { chooseEngine } from '#proof/emulator/choose-engine.ts';
import { EMULATOR } from '#proof/emulator/fetch-emulator.ts';
import { ROOMS, type RoomName, type RoomTerms, type SharedSetting } from '#proof/emulator/rooms.ts';
import { makeScratchFolder } from '#proof/emulator/scratch-folder.ts';
import { ARCHITECTURE, synthesise } from '#proof/emulator/synthesise.ts';
import { fetchPython } from '#proof/python/python-environment.ts';
import { fetchTrino } from '#proof/trino/fetch-trino.ts';
import { startTrino } from '#proof/trino/start-trino.ts';

/** Makes what the rooms share. Vitest runs what this answers after the specs, whatever came of them. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { path: folder, remove } = await makeScratchFolder('emulator');
  const engineName = await chooseEngine();
  process.stdout.write(`Behind Athena: ${engineName}.\n`);
  const trino = engineName === 'trino' ? await startTrino(await fetchTrino()) : undefined;
  const close = async (): Promise<void> => {
    await trino?.stop();
    await remove();
  };
  try {
    const bundles = join(folder, 'bundles');
    await buildFunctions({ out: bundles, architecture: ARCHITECTURE });
    const engine = trino
      ? { name: 'trino' as const, url: trino.url, root: trino.root }
      : { name: 'duckdb' as const };
    const rooms = await synthesiseRooms(folder, bundles);
    project.provide('emulator', { python: await fetchPython(EMULATOR), engine, rooms });
  } catch (error) {
    await close();
    throw error;
  }
  return close;
};

const synthesiseRooms = async (
  folder: string,
  bundles: string,
): Promise<SharedSetting['rooms']> => {
  const names = Object.keys(ROOMS) as RoomName[];
  const made = names.map(async (room) => {
    const agreement = join(folder, `${room}.yaml`);
    const assembly = join(folder, `${room}-assembly`);
    const terms: RoomTerms = ROOMS[room];
    const { shards, epoch = 1 } = terms;
    await writeFile(agreement, agreementText(room, terms));
    await synthesise({ room, shards, epoch, agreement, bundles, into: assembly });
    return [room, { assembly, agreement }] as const;
  });
  return Object.fromEntries(await Promise.all(made)) as SharedSetting['rooms'];
};
