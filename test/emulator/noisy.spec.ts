import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { onlyDocument } from '#test/e2e/run-cli.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { prepareLists } from '#test/emulator/prepared-lists.ts';

const Answer = z.object({
  release: z.string(),
  k: z.number(),
  noiseBound: z.number().positive(),
  repeated: z.boolean(),
  cells: z.array(z.object({ by: z.record(z.string(), z.string()), people: z.number().optional() })),
});

describe('a room on the emulator whose answers are noisy', () => {
  let room: EmulatedRoom;
  let truth: string;
  beforeAll(async () => {
    room = await openEmulatedRoom('emu-noisy');
    const lists = await prepareLists(room.folder, room.agreement);
    truth = await readFile(join(room.folder, 'sample', 'truth.json'), 'utf8');
    for (const party of ['brand', 'publisher'] as const) {
      const approve = ['approve', '--agreement', room.agreement];
      await done(`${party} analyst`, party, ...approve);
    }
    for (const party of ['brand', 'publisher'] as const)
      await done(`${party} uploader`, party, 'upload', lists[party]);
  });
  afterAll(() => room?.close());

  const done = async (
    person: Parameters<EmulatedRoom['as']>[0],
    party: string,
    ...args: readonly string[]
  ): Promise<unknown> => {
    const stack = ['--party', party, '--json', '--stack', room.outputsFile];
    const ran = await room.as(person, ...args, ...stack);
    expect(ran, args.join(' ')).toMatchObject({ code: 0, err: '' });
    return onlyDocument(ran);
  };

  it('x', async () => {
    console.log(truth.slice(0, 3000));
    console.log(
      JSON.stringify(
        await done('brand analyst', 'brand', 'ask', 'segments', '--by', 'publisher.device'),
      ),
    );
  });
});
