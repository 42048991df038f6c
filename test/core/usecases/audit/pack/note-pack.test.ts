import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { PACKS_A_DAY } from '#core/limits.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import { sha256 } from '#core/sha256.ts';
import { approveAll, closeTestRooms } from '#proof/rehearsal/room.ts';
import {
  copyMemoryRoom,
  type MemoryRoom,
  openMemoryRoom,
} from '#test/support/memory/memory-room.ts';
import { clientOf, packOf } from './room-pack.ts';

const AUDITOR = { by: 'auditor' } as const;
const OPERATOR = { by: 'operator' } as const;

describe('the note of a pack', () => {
  let template: MemoryRoom;
  let room: MemoryRoom;
  let client: RoomClient;
  beforeAll(async () => {
    template = await openMemoryRoom();
    await approveAll(template);
  });
  beforeEach(() => {
    room = copyMemoryRoom(template);
    client = clientOf(room);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(closeTestRooms);

  it('comes after all that is packed, and changes no byte of what is packed next', async () => {
    const pack = await packOf(client);
    await client.notePack(AUDITOR, pack.digest);
    await client.notePack(OPERATOR, sha256('a pack with other documents beside it'));
    expect(await packOf(client)).toEqual(pack);
    expect(await packOf(client, 'deployed')).not.toEqual(pack);
    expect((await client.evidence()).verdict.head).toEqual(pack.manifest.head);
    expect((await client.activity()).entries).toBe(pack.manifest.head.sequence + 2);
  });

  it('is part of what is packed once something else happened', async () => {
    const first = await packOf(client);
    await client.notePack(AUDITOR, first.digest);
    await client.freeze(AUDITOR, { act: 'freeze', reason: 'A drill.' });
    const { entries, verdict } = await client.evidence();
    expect(entries.at(-2)?.event).toMatchObject({ type: 'evidence-packed', ...AUDITOR });
    expect(verdict.head.sequence).toBe(first.manifest.head.sequence + 2);
    expect(await client.notePack(OPERATOR, (await packOf(client)).digest)).toMatchObject({
      ...{ repeated: false, note: { entry: verdict.head.sequence + 1, ...OPERATOR } },
    });
  });

  it('is made once by two who pack the same at once', async () => {
    const { digest } = await packOf(client);
    const both = await Promise.all([
      client.notePack(AUDITOR, digest),
      clientOf(room).notePack(OPERATOR, digest),
    ]);
    expect(both.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
    expect(both[0].note).toEqual(both[1].note);
  });

  it('cannot be made by one side without end, which keeps no other from it', async () => {
    const digests = Array.from({ length: PACKS_A_DAY }, (_, n) => sha256(`pack ${n}`));
    for (const digest of digests) await client.notePack(AUDITOR, digest);
    await expect(client.notePack(AUDITOR, sha256('one more'))).rejects.toMatchObject({
      ...{ code: 'refused', reason: 'too-often' },
    });
    expect(await client.notePack(AUDITOR, digests[0] ?? sha256(''))).toMatchObject({
      repeated: true,
    });
    expect(await client.notePack(OPERATOR, sha256('one more'))).toMatchObject({ repeated: false });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS });
    expect(await client.notePack(AUDITOR, sha256('tomorrow'))).toMatchObject({ repeated: false });
  });
});
