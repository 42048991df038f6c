import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { inRoom } from '#adapters/local/rehearsal-room.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { DAY_MS } from '#core/day.ts';
import { beginEpoch } from '#core/usecases/epochs/begin-epoch.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { closeTestRooms, fillRoom, openTestRoom, type TestRoom } from '#proof/rehearsal/room.ts';
import { noisyAgreement } from '#test/core/usecases/noise/noisy-agreement.ts';
import { copyOf, expectWhole } from '#test/fault/fault-rooms.ts';
import { killEverywhere, type Task } from '#test/fault/kill-everywhere.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

let template: TestRoom;
beforeAll(async () => {
  const { datasets } = agreementDocument();
  template = await openTestRoom({ agreement: noisyAgreement({ datasets }) });
  await fillRoom(template);
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const OPERATOR = { by: 'operator' } as const;
const rotate: Task = (room) => beginEpoch(room)(OPERATOR);

const typesOf = async (room: LocalRoom): Promise<readonly string[]> =>
  (await room.ledger.entries()).map(({ event }) => event.type);

const keysOf = (folder: string): Promise<readonly string[]> => readdir(join(folder, 'keys'));

describe('killed at any step of a new epoch', () => {
  it.each([
    ['repeating', rotate],
    ['the clean-up, once it began', (room) => cleanUp(room)()],
  ] satisfies [string, Task][])(
    '%s completes it, with one entry and one key',
    async (_, again) => {
      await killEverywhere(template.folder, rotate, (folder) =>
        inRoom(folder, async (room) => {
          await expectWhole(room);
          if ((await room.ledger.state()).epoch === 1) await rotate(room);
          await again(room);
          const { epoch, expired, removed } = await room.ledger.state();
          expect([epoch, expired.size, removed.size]).toEqual([2, 2, 2]);
          expect(await room.objects.list('vault/')).toEqual([]);
          const types = await typesOf(room);
          expect(types.filter((type) => type === 'epoch-began')).toHaveLength(1);
          expect(types.filter((type) => type === 'data-expired')).toHaveLength(2);
          expect(await keysOf(folder)).toContain('token-root-2.key');
          expect(await keysOf(folder)).not.toContain('token-root-3.key');
          await expectWhole(room);
        }),
      );
    },
    600_000,
  );
});

describe('killed at any step of the end of a key', () => {
  /** The room as it is some days later: what it appends is noted then. */
  const destroy: Task = (room) => {
    const clock = { now: () => new Date(Date.now() + 31 * DAY_MS) };
    const { objects, keyRing } = room;
    const ledger = new ObjectLedger({ objects, keyRing, clock });
    return expireData({ ...room, clock, ledger })();
  };

  it('the ledger never says that it is gone while it is there, and repeating completes', async () => {
    const rotated = await copyOf(template.folder);
    await inRoom(rotated, (room) => beginEpoch(room)(OPERATOR));
    await killEverywhere(rotated, destroy, async (folder) => {
      await inRoom(folder, async (room) => {
        const told = (await room.ledger.state()).endedEpochs.get(1)?.isKeyDestroyed;
        if (told) expect(await keysOf(folder)).not.toContain('token-root.key');
        await destroy(room);
        expect(await keysOf(folder)).toEqual([
          'ledger-seal.key',
          'token-root-2.key',
          'tombstone-root.key',
        ]);
      });
      await inRoom(folder, async (room) => {
        const types = await typesOf(room);
        expect(types.filter((type) => type === 'key-destroyed')).toHaveLength(1);
        await expectWhole(room);
      });
    });
  }, 600_000);
});
