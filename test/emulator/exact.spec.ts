import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';

let room: EmulatedRoom;
beforeAll(async () => {
  room = await openEmulatedRoom('emu-exact');
});
afterAll(() => room?.close());

describe('x', () => {
  it('y', async () => {
    console.log(room.outputs, room.filled);
    const stack = ['--stack', room.outputsFile];
    console.log(
      await room.as(
        'brand analyst',
        'approve',
        '--party',
        'brand',
        '--agreement',
        room.agreement,
        ...stack,
      ),
    );
    console.log(await room.as('publisher analyst', 'approve', '--party', 'publisher', ...stack));
    console.log(await room.as('security auditor', 'ledger', 'verify', '--stack', 'emu-exact'));
    console.log(await room.calls.unknown());
    expect(1).toBe(1);
  });
});
