import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { prepareLists } from '#test/emulator/prepared-lists.ts';
import { rewriteDrop, spread } from '#test/emulator/rewrite-drop.ts';
import { runWith } from '#test/emulator/run-with.ts';

let room: EmulatedRoom;
beforeAll(async () => {
  room = await openEmulatedRoom('emu-exact');
});
afterAll(() => room?.close());

describe('x', () => {
  it('y', async () => {
    const stack = ['--stack', room.outputsFile];
    await room.as(
      'brand analyst',
      'approve',
      '--party',
      'brand',
      '--agreement',
      room.agreement,
      ...stack,
    );
    await room.as('publisher analyst', 'approve', '--party', 'publisher', ...stack);
    const lists = await prepareLists(room.folder, room.agreement);
    const b = await rewriteDrop(lists.brand, join(room.folder, 'b3'), spread(3));
    console.log(
      await room.as('brand uploader', 'upload', b, '--party', 'brand', ...stack, '--timeout', '60'),
    );
    console.log(
      await room.as(
        'publisher uploader',
        'upload',
        lists.publisher,
        '--party',
        'publisher',
        ...stack,
        '--timeout',
        '60',
      ),
    );
    console.time('ask');
    console.log(
      await room.as('brand analyst', 'ask', 'overlap', '--party', 'brand', ...stack, '--json'),
    );
    console.timeEnd('ask');
    console.log(
      await room.as(
        'brand analyst',
        'ask',
        'segments',
        '--by',
        'brand.tier,publisher.device',
        '--party',
        'brand',
        ...stack,
      ),
    );
    console.log(await room.as('security auditor', 'ledger', 'verify', '--stack', 'emu-exact'));
    console.log(await room.calls.unknown());
    await runWith({}, ['cp']);
    const { execSync } = await import('node:child_process');
    console.log(
      execSync(
        `tail -40 ${room.folder}/functions.log; tail -20 ${room.folder}/emulator.log`,
      ).toString(),
    );
    expect(1).toBe(1);
  });
});
