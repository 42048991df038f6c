import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoom } from '#adapters/local/rehearsal-room.ts';
import type { ShardCount } from '#core/shards.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import {
  approveAll,
  closeTestRooms,
  deliver,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import {
  copyOf,
  expectNoLeftovers,
  expectWhole,
  overlapOf,
  partRows,
  writeDrop,
} from '#test/fault/fault-rooms.ts';
import { killEverywhere, type Task } from '#test/fault/kill-everywhere.ts';
import { uploadFolder } from '#test/fault/upload-folder.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';
import { THOROUGH } from '#test/support/thorough.ts';

/** The publisher has people 300 to 1499: the brand's old list shares 200 of them, the new one 1,000. */
const [OLD, NEW] = [200, 1000];
/** More shards have the same steps, more often. */
const SHARDS: readonly ShardCount[] = THOROUGH ? [1, 16] : [1];

let template: TestRoom;
let drop: string;
beforeAll(async () => {
  template = await openTestRoom();
  await approveAll(template);
  await deliver(template, 'publisher', publisherRows(300, 1200));
  await deliver(template, 'brand', brandRows(0, 500));
  drop = await writeDrop(template, [partRows(0, 700), partRows(660, 640)]);
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const uploadIn =
  (shards: ShardCount): Task =>
  (room) =>
    uploadFolder({ ...room, shards }, drop);
const ask: Task = (room) => answerQuestion(room)('brand', { analysis: 'overlap' });

describe('killed at any step of an upload', () => {
  /** What the ledger says of the brand's list is what a question counts. */
  const expectOldOrNew = (folder: string) =>
    inRoom(folder, async (room) => {
      await expectWhole(room);
      const { versions } = await room.ledger.state();
      expect(await overlapOf(room)).toBe(versions.length === 2 ? OLD : NEW);
    });

  const expectCompleted = async (folder: string): Promise<void> => {
    await inRoom(folder, async (room) => {
      expect(await uploadFolder(room, drop)).toMatchObject({ outcome: 'published' });
      await expectWhole(room);
      expect(await overlapOf(room)).toBe(NEW);
      expect((await room.ledger.state()).versions).toHaveLength(3);
      await expectNoLeftovers(folder, room);
    });
  };

  it.each(SHARDS)(
    'questions see the old version or the new one, and repeating completes, with %d shards',
    async (shards) => {
      const asked = await copyOf(template.folder);
      expect(await inRoom(asked, overlapOf)).toBe(OLD);
      const steps = await killEverywhere(asked, uploadIn(shards), async (folder) => {
        await expectOldOrNew(folder);
        await expectCompleted(folder);
      });
      expect([...new Set(steps)]).toEqual(
        expect.arrayContaining([
          ...['putFile drops', 'put drops', 'putFile vault', 'putIfAbsent reports', 'delete drops'],
          ...['putIfAbsent ledger', 'put ledger-head.json', 'keyRing generateMac'],
          ...['workspace withFolder', 'tokeniser tokenise', 'putFile staging', 'delete staging'],
          ...['versionFiles settle', 'versionFiles sumLosses', 'versionFiles withComparison'],
        ]),
      );
    },
    900_000,
  );
});

describe('killed at any step of an answer', () => {
  it('the ledger is whole, and repeating gives one release, the right one', async () => {
    const unasked = await copyOf(template.folder);
    const steps = await killEverywhere(unasked, ask, async (folder) => {
      await inRoom(folder, expectWhole);
      await inRoom(folder, async (room) => {
        expect(await overlapOf(room)).toBe(OLD);
        expect((await room.ledger.state()).releases.size).toBe(1);
        await expectWhole(room);
        await expectNoLeftovers(folder, room);
      });
    });
    expect(steps).toEqual(expect.arrayContaining(['queryEngine run', 'putIfAbsent releases']));
  }, 900_000);
});

describe('killed between the first entry and its note', () => {
  it('the next process starts from the ledger and notes its head', async () => {
    const { folder } = await openTestRoom();
    await inRoom(folder, (room) => room.objects.delete('ledger-head.json'));
    await inRoom(folder, async (room) => {
      for (const party of ['brand', 'publisher']) await approveAgreement(room)(party);
      expect(await room.ledger.entries()).toHaveLength(3);
      await expectWhole(room);
    });
  });
});
