import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FreezeDocument } from '#core/documents/freeze-document.ts';
import { RefusalDocument } from '#core/documents/refusal-document.ts';
import { StatusDocument } from '#core/documents/status-document.ts';
import { checked } from '#test/contract/checked-document.ts';
import type { RoomClientSetting } from '#test/contract/room-client.contract.ts';

const FREEZE = { act: 'freeze', reason: 'A key was used by a stranger.' } as const;
const UNFREEZE = { act: 'unfreeze', reason: 'It was our own test.' } as const;
const BRAND = { by: 'party', party: 'brand' } as const;
/** Each side, by who acts for it. */
const SIDES = { brand: BRAND, operator: { by: 'operator' }, auditor: { by: 'auditor' } } as const;

/** What every client of a room promises of stopping it. */
export const frozenRoomContract = (name: string, make: () => Promise<RoomClientSetting>): void => {
  describe(`${name} stops a room`, () => {
    let room: RoomClientSetting;
    beforeAll(async () => {
      room = await make();
      await room.as('brand').propose('brand', room.signed);
      for (const party of ['brand', 'publisher']) await room.as(party).approve(party, room.signed);
    });
    afterAll(() => room.close());

    const refusal = async () =>
      checked(
        await room.as('brand').ask('brand', { analysis: 'overlap' }, { timeoutSeconds: 20 }),
        RefusalDocument,
      ).error.reason;
    const statusOf = async () => checked(await room.as('publisher').status(), StatusDocument);

    it('for a party, its operator or its auditor, until each has lifted its own', async () => {
      for (const [who, side] of Object.entries(SIDES))
        expect(checked(await room.as(who).freeze(side, FREEZE), FreezeDocument)).toMatchObject({
          ...{ act: 'freeze', ...side, repeated: false },
        });
      expect((await statusOf()).frozen).toMatchObject(
        Object.values(SIDES).map((side) => ({ ...side, reason: FREEZE.reason })),
      );
      const drop = await room.dropOf('publisher', 0, 120);
      await expect(
        room.as('publisher').upload('publisher', drop, { timeoutSeconds: 20 }),
      ).rejects.toMatchObject({ code: 'refused', reason: 'room-frozen' });
      for (const [who, side] of Object.entries(SIDES)) {
        expect(await refusal()).toBe('room-frozen');
        expect(checked(await room.as(who).freeze(side, UNFREEZE), FreezeDocument)).toMatchObject({
          ...{ act: 'unfreeze', ...side, repeated: false },
        });
      }
      expect((await statusOf()).frozen).toBeUndefined();
      expect(await refusal()).toBe('dataset-not-published');
    });

    it('for no reason that cannot be printed, and for no stranger', async () => {
      for (const [side, reason] of [
        [BRAND, 'two\nlines'],
        [BRAND, ''],
        [{ by: 'party', party: '__proto__' }, 'A drill.'],
      ] as const)
        await expect(
          room.as('brand').freeze(side, { act: 'freeze', reason }),
        ).rejects.toMatchObject({ code: expect.stringMatching(/^(usage|refused)$/) });
      expect((await statusOf()).frozen).toBeUndefined();
    });
  });
};
