import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packBytes, unpack } from '#adapters/archive/pack-file.ts';
import type { RoomClientSetting } from '#test/contract/room-client.contract.ts';
import { packOf } from '#test/core/usecases/audit/pack/room-pack.ts';

/** What every client of a room promises of its evidence. */
export const evidenceContract = (name: string, make: () => Promise<RoomClientSetting>): void => {
  describe(`${name} gathers the evidence of a room`, () => {
    let room: RoomClientSetting;
    beforeAll(async () => {
      room = await make();
      await room.as('brand').propose('brand', room.signed);
      for (const party of ['brand', 'publisher']) await room.as(party).approve(party, room.signed);
    });
    afterAll(() => room.close());

    it('with its ledger and agreements, and nothing that the other party may not read', async () => {
      const [brand, publisher] = [
        await room.as('brand').evidence(),
        await room.as('publisher').evidence(),
      ];
      expect(brand).toEqual(publisher);
      expect(brand.agreements).toEqual([
        { digest: room.signed.digest, agreement: room.signed.agreement },
      ]);
      expect(brand.verdict).toMatchObject({
        ...{ outcome: 'whole', head: { sequence: brand.entries.length } },
      });
    });

    it('in a pack that holds against its seals, sealed itself where the ledger key is at hand', async () => {
      const client = room.as('brand');
      const sealed = !room.keepsItself;
      const { files } = await packOf(client, { sealed });
      const read = await unpack(Buffer.from(packBytes(files)));
      expect(await client.checkPack(read ?? { files: new Map(), faults: [] })).toMatchObject({
        ...{ outcome: 'whole', seal: sealed ? 'holds' : 'absent', faults: [] },
      });
      if (room.keepsItself)
        await expect(client.sealPack(room.signed.digest)).rejects.toMatchObject({ code: 'usage' });
    });
  });
};
