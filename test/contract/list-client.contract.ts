import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomClientSetting } from '#test/contract/room-client.contract.ts';

/** What every client of a room promises of lists where none were agreed on. */
export const listClientContract = (name: string, make: () => Promise<RoomClientSetting>): void => {
  describe(`${name} is asked for lists`, () => {
    let room: RoomClientSetting;
    beforeAll(async () => {
      room = await make();
      await room.as('brand').propose('brand', room.signed);
    });
    afterAll(() => room.close());

    it('makes none, and says why: nobody agreed on one', async () => {
      const asked = [
        () => room.as('brand').makeList({ party: 'brand', activation: 'reach', dryRun: false }),
        () => room.as('brand').makeList({ party: 'brand', activation: 'reach', dryRun: true }),
        () => room.as('publisher').takeList('publisher', 'reach'),
      ];
      const { entries } = await room.as('brand').entries();
      for (const ask of asked)
        await expect(ask()).rejects.toMatchObject({
          code: 'usage',
          message: expect.stringMatching(/has no activations/),
        });
      expect((await room.as('brand').entries()).entries).toHaveLength(entries.length);
    });
  });
};
