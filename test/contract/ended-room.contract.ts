import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WithdrawalDocument } from '#core/documents/withdrawal-document.ts';
import { checked } from '#test/contract/checked-document.ts';
import type { RoomClientSetting } from '#test/contract/room-client.contract.ts';

const PATIENCE = { timeoutSeconds: 20 };
const OVERLAP = { analysis: 'overlap' };

/** What every client of a room promises of ending what is in it before its time. */
export const endedRoomContract = (name: string, make: () => Promise<RoomClientSetting>): void => {
  describe(`${name} ends what is in a room`, () => {
    let room: RoomClientSetting;
    beforeAll(async () => {
      room = await make();
      await room.as('brand').propose('brand', room.signed);
      for (const party of ['brand', 'publisher']) {
        await room.as(party).approve(party, room.signed);
        await room.as(party).upload(party, await room.dropOf(party, 0, 150), PATIENCE);
      }
      await room.as('brand').ask('brand', OVERLAP, PATIENCE);
    });
    afterAll(() => room.close());

    it('begins no epoch without a key, nor while exact answers have to be compared with', async () => {
      const rotate = room.as('brand').rotate({ by: 'party', party: 'brand' });
      await expect(rotate).rejects.toMatchObject({ code: room.keepsItself ? 'usage' : 'refused' });
    });

    it('withdraws the lists of a party at once, and once', async () => {
      const client = room.as('brand');
      const done = checked(await client.withdraw({ party: 'brand' }), WithdrawalDocument);
      expect(done).toMatchObject({ party: 'brand', repeated: false });
      expect(done.outcome).toBe(room.keepsItself ? 'ended' : 'gone');
      const again = await client.withdraw({ party: 'brand', dataset: 'customers' });
      expect(again).toMatchObject({ repeated: true });
      const asked = await room.as('publisher').ask('publisher', OVERLAP, PATIENCE);
      expect(asked).toMatchObject({ error: { reason: 'dataset-withdrawn' } });
    });

    it('withdraws none of a stranger, and takes none again before it is approved anew', async () => {
      const client = room.as('brand');
      await expect(client.withdraw({ party: '__proto__' })).rejects.toMatchObject({
        code: 'usage',
      });
      const drop = await room.dropOf('brand', 0, 200);
      await expect(client.upload('brand', drop, PATIENCE)).rejects.toMatchObject({
        reason: 'dataset-withdrawn',
      });
      expect(await client.approve('brand', room.signed)).toMatchObject({ repeated: false });
      // It was asked about, and counts are exact here: until its time would be over nothing follows it.
      await expect(client.upload('brand', drop, { timeoutSeconds: 3 })).rejects.toMatchObject({
        code: room.keepsItself ? 'room' : 'refused',
      });
    });
  });
};
