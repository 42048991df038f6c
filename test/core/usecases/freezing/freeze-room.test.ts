import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FreezeDocument } from '#core/documents/freeze-document.ts';
import { FREEZES_A_DAY } from '#core/limits.ts';
import { freezeRoom } from '#core/usecases/freezing/freeze-room.ts';
import { rereadRelease } from '#core/usecases/questions/past-releases.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { arrive, ask, closeTestRooms, fillRoom } from '#proof/rehearsal/room.ts';
import {
  copyMemoryRoom,
  type MemoryRoom,
  openMemoryRoom,
} from '#test/support/memory/memory-room.ts';

const OVERLAP = { analysis: 'overlap' } as const;
const BRAND = { by: 'party', party: 'brand' } as const;
const PUBLISHER = { by: 'party', party: 'publisher' } as const;
const AUDITOR = { by: 'auditor' } as const;
const FROZEN = { outcome: 'refused', reason: 'room-frozen' };

describe('a frozen room', () => {
  let template: MemoryRoom;
  let room: MemoryRoom;
  beforeAll(async () => {
    template = await openMemoryRoom();
    await fillRoom(template);
    await ask(template, 'publisher', OVERLAP);
  });
  beforeEach(() => {
    room = copyMemoryRoom(template);
  });
  afterAll(closeTestRooms);

  const freeze = (side: Parameters<ReturnType<typeof freezeRoom>>[0], reason = 'A drill.') =>
    freezeRoom(room.ports)(side, { act: 'freeze', reason });
  const unfreeze = (side: Parameters<ReturnType<typeof freezeRoom>>[0]) =>
    freezeRoom(room.ports)(side, { act: 'unfreeze', reason: 'The drill is over.' });
  const lastEvent = async () => (await room.ports.ledger.entries()).at(-1)?.event;

  it('answers no question, nor plans one, nor gives out again what it answered before', async () => {
    await freeze(BRAND);
    for (const party of ['brand', 'publisher']) {
      expect(await ask(room, party, OVERLAP)).toMatchObject(FROZEN);
      expect(await lastEvent()).toMatchObject({ type: 'question-refused', reason: 'room-frozen' });
      expect(await planQuestion(room.ports)(party, OVERLAP)).toEqual(FROZEN);
    }
  });

  it('lets what had left before be read again: that is out', async () => {
    const [released] = [...(await room.ports.ledger.state()).releases.values()];
    await freeze(AUDITOR);
    const again = await rereadRelease(room.ports)(released?.release ?? '');
    expect(again).toMatchObject({ kind: 'answer', repeated: true });
  });

  it('takes no drop, of which nothing is put', async () => {
    await freeze(BRAND);
    const before = await room.ports.objects.list('drops/');
    await expect(arrive(room, 'publisher', brandRows(0, 0))).rejects.toThrow();
    await expect(arrive(room, 'brand', brandRows(0, 400))).rejects.toMatchObject({
      ...{ code: 'refused', reason: 'room-frozen' },
      message: expect.stringMatching(/^The room was frozen by brand, and publishes nothing: /),
    });
    expect(await room.ports.objects.list('drops/')).toEqual(before);
  });

  it('runs again once every side has lifted its own freeze, and no side lifts another’s', async () => {
    await freeze(BRAND);
    await freeze(AUDITOR);
    expect(await unfreeze(PUBLISHER)).toMatchObject({ repeated: true, standing: [{}, {}] });
    expect(await unfreeze({ by: 'operator' })).toMatchObject({ repeated: true });
    expect(await ask(room, 'brand', OVERLAP)).toMatchObject(FROZEN);
    expect(await unfreeze(BRAND)).toMatchObject({ repeated: false, standing: [AUDITOR] });
    expect(await ask(room, 'brand', OVERLAP)).toMatchObject(FROZEN);
    expect(await unfreeze(AUDITOR)).toMatchObject({ repeated: false, standing: [] });
    expect(await ask(room, 'brand', OVERLAP)).toMatchObject({ outcome: 'released' });
  });

  it('says so in its status, to whoever looks, with who and why', async () => {
    expect(await roomStatus(room.ports)()).not.toHaveProperty('frozen');
    const said = await freeze(PUBLISHER, 'A key was used by a stranger.');
    expect(FreezeDocument.parse(said)).toMatchObject({ act: 'freeze', ...PUBLISHER });
    expect((await roomStatus(room.ports)()).frozen).toEqual(said.standing);
    expect(said.standing).toMatchObject([
      { ...PUBLISHER, reason: 'A key was used by a stranger.' },
    ]);
  });

  it('is frozen once by a side that says so twice, for the reason that it gave first', async () => {
    const first = await freeze(BRAND, 'The first reason.');
    const entries = await room.ports.ledger.entries();
    expect(await freeze(BRAND, 'Another reason.')).toEqual({ ...first, repeated: true });
    expect(await room.ports.ledger.entries()).toEqual(entries);
  });

  it('was frozen by nobody else than its parties, its operator and its auditor', async () => {
    for (const party of ['operator', '__proto__', ''])
      await expect(freeze({ by: 'party', party })).rejects.toMatchObject({ code: 'usage' });
    await expect(freeze({ by: 'party' })).rejects.toMatchObject({ code: 'usage' });
    expect((await room.ports.ledger.state()).freezes.size).toBe(0);
  });

  it.each(['', '   ', 'two\nlines', '\u001b[2J', 'x'.repeat(201)])(
    'has a reason that can be printed as it is, and not %j',
    async (reason) => {
      await expect(freeze(BRAND, reason)).rejects.toMatchObject({ code: 'usage' });
    },
  );

  it('cannot be frozen by one side without end, which keeps no other from it', async () => {
    for (let n = 0; n < FREEZES_A_DAY; n += 1) {
      await freeze(BRAND);
      await unfreeze(BRAND);
    }
    await expect(freeze(BRAND)).rejects.toMatchObject({ reason: 'too-often' });
    expect(await freeze(PUBLISHER)).toMatchObject({ repeated: false });
    expect(await unfreeze(PUBLISHER)).toMatchObject({ repeated: false });
  });
});
