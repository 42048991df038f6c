import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readRecord } from '#proof/loopback/recorded-call.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { prepareLists } from '#test/emulator/prepared-lists.ts';
import { onlyDocument } from '#test/support/run-cli.ts';

const Answer = z.object({
  repeated: z.boolean(),
  cells: z.array(z.object({ people: z.number() })).length(1),
});

describe('a room on the emulator that matches people by points', () => {
  let room: EmulatedRoom;
  beforeAll(async () => {
    room = await openEmulatedRoom('emu-pairs');
    const lists = await prepareLists(room.folder, room.agreement);
    for (const party of ['brand', 'publisher'] as const)
      await done(`${party} analyst`, party, 'approve', '--yes', '--agreement', room.agreement);
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
    expect(ran, args.join(' ')).toMatchObject({ code: 0 });
    return onlyDocument(ran);
  };
  const overlap = async (party: 'brand' | 'publisher', ...more: readonly string[]) =>
    Answer.parse(await done(`${party} analyst`, party, 'ask', 'overlap', ...more));

  it('has them paired by the bundled function, waits for it, and counts about whom identifiers find', async () => {
    const [cell] = (await overlap('brand')).cells;
    const [exact] = (await overlap('brand', '--on', 'email,phone')).cells;
    expect(cell?.people).toBeGreaterThan(1_000);
    expect(Math.abs((cell?.people ?? 0) / (exact?.people ?? 0) - 1)).toBeLessThan(0.02);
    expect(await overlap('publisher')).toMatchObject({ repeated: true, cells: [cell] });
  });

  it('does so by no call that is not known, and by none of Athena’s', async () => {
    expect(await room.calls.unknown()).toEqual([]);
    const services = (await readRecord()).flatMap(({ principal, action }) =>
      principal === 'pair-people' ? [action.split(':')[0]] : [],
    );
    expect(new Set(services)).toEqual(new Set(['s3', 'kms']));
  });
});
