import { afterEach, describe, expect, it } from 'vitest';
import { erasuresUnderWay } from '#core/ledger/erasures.ts';
import { beginErasure } from '#core/usecases/erasure/change-tombstones.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import { resumeErasures } from '#core/usecases/erasure/resume-erasures.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { brandRows, person } from '#proof/rehearsal/people.ts';
import { ask, closeTestRooms, deliver, fillRoom } from '#proof/rehearsal/room.ts';
import { noisyAgreement } from '#test/core/usecases/noise/noisy-agreement.ts';
import { prepareList, RECEIVED } from '#test/support/forgetting/forget-rows.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const GONE = Array.from({ length: 60 }, (_, at) => ({ email: person(at).email }));
const TERMS = { reason: 'erasure', received: RECEIVED } as const;

/** A request is under way in this room, and files of its list are lost. */
const loseList = async (room: MemoryRoom, lost: RegExp): Promise<void> => {
  const { objects } = room.ports;
  const list = await prepareList(room, 'brand', GONE);
  const arrived = await uploadList(room.ports)('brand', list, { act: 'forget', ...TERMS });
  await beginErasure(room.ports)(arrived, TERMS);
  for (const { key } of await objects.list('drops/')) if (lost.test(key)) await objects.delete(key);
};

describe('a list that is lost while its people are being taken out', () => {
  it.each([
    ['as a whole', /./],
    ['in part', /part-/],
  ])(
    '%s ends every version of its party, and they stay out of what is delivered again',
    async (_, lost) => {
      const { datasets } = agreementDocument();
      const room = await openMemoryRoom({ agreement: noisyAgreement({ datasets }) });
      await fillRoom(room);
      await loseList(room, lost);
      expect(await resumeErasures(room.ports)()).toHaveLength(1);
      expect(erasuresUnderWay(await room.ports.ledger.state())).toEqual([]);
      expect(await room.ports.objects.list('drops/')).toEqual([]);
      expect(await ask(room, 'brand', { analysis: 'overlap' })).toMatchObject({
        reason: 'dataset-expired',
      });
      expect(await deliver(room, 'brand', brandRows(0, 300))).toMatchObject({ people: 240 });
      expect(await ask(room, 'brand', { analysis: 'overlap' })).toMatchObject({
        outcome: 'released',
      });
      expect(await verifyRoom(room.ports)()).toMatchObject({ outcome: 'whole' });
    },
  );

  it('lets nobody compare exact answers before and after', async () => {
    const room = await openMemoryRoom();
    await fillRoom(room);
    await ask(room, 'brand', { analysis: 'overlap' });
    await loseList(room, /./);
    await resumeErasures(room.ports)();
    await expect(deliver(room, 'brand', brandRows(0, 300))).rejects.toMatchObject({
      reason: 'not-comparable',
    });
  });
});
