import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packBytes, unpack } from '#adapters/archive/pack-file.ts';
import { PackNoteDocument } from '#core/documents/pack-note.ts';
import { ReviewDocument } from '#core/documents/review-document.ts';
import { sha256 } from '#core/sha256.ts';
import { checked } from '#test/contract/checked-document.ts';
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

    const packedBy = (who: string) => packOf(room.as(who), room.keepsItself ? 'deployed' : 'local');

    it('in a pack that the ledger notes, once, whoever makes the same', async () => {
      const brand = room.as('brand');
      const pack = await packedBy('brand');
      const read = await unpack(Buffer.from(packBytes(pack.files)));
      const look = async () => brand.checkPack(read ?? { files: new Map(), faults: [] });
      expect(await look()).toMatchObject({ outcome: 'faulty', note: 'none' });
      const party = { by: 'party', party: 'brand' } as const;
      const noted = await brand.notePack(party, pack.digest);
      expect(checked(noted, PackNoteDocument)).toMatchObject({
        ...{ manifest: pack.digest, note: party, repeated: false },
      });
      const same = await packedBy('publisher');
      expect(same).toEqual(pack);
      const again = { by: 'party', party: 'publisher' } as const;
      expect(await room.as('publisher').notePack(again, same.digest)).toEqual({
        ...{ ...noted, repeated: true },
      });
      expect(await look()).toMatchObject({ outcome: 'whole', faults: [], note: noted.note });
    });

    it('in a pack that its auditor and its operator may note, and no stranger', async () => {
      for (const by of ['auditor', 'operator'] as const)
        expect(await room.as(by).notePack({ by }, sha256(by))).toMatchObject({
          ...{ note: { by }, repeated: false },
        });
      await expect(
        room.as('brand').notePack({ by: 'party', party: '__proto__' }, sha256('x')),
      ).rejects.toMatchObject({ code: expect.stringMatching(/^(usage|refused)$/) });
      const { entries } = await room.as('brand').entries();
      expect(entries.filter(({ event }) => event.type === 'evidence-packed')).toHaveLength(3);
    });

    it('with who may do what, and records who looked at that', async () => {
      const read = checked(await room.as('publisher').review(), ReviewDocument);
      expect(await room.as('brand').review()).toEqual(read);
      expect(read.rights.map(({ who }) => who)).toContain(
        room.keepsItself ? 'answer-question' : 'whoever may read the folder of the room',
      );
      const sides = { brand: { by: 'party', party: 'brand' }, auditor: { by: 'auditor' } } as const;
      for (const [who, side] of Object.entries(sides))
        expect(
          checked(await room.as(who).recordReview(side, read.access), ReviewDocument),
        ).toMatchObject({ access: read.access, recorded: { ...side, repeated: false } });
      await expect(
        room.as('brand').recordReview(sides.brand, sha256('something else')),
      ).rejects.toMatchObject({ code: 'refused' });
      expect((await room.as('publisher').review()).reviews).toMatchObject([
        { ...sides.brand, same: true },
        { ...sides.auditor, same: true },
      ]);
    });
  });
};
