import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { inRoom } from '#adapters/local/rehearsal-room.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { currentVersion } from '#core/ledger/room-state.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { readParquet } from '#proof/rehearsal/parquet.ts';
import { approveAll, closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import {
  deliverPurchases,
  EVENT_AGREEMENT,
  preparePurchases,
  purchase,
} from '#test/core/usecases/event-file.ts';
import { openEventRoom } from '#test/core/usecases/histories/event-room.ts';
import { expectNoLeftovers, expectWhole } from '#test/fault/fault-rooms.ts';
import { killEverywhere, type Task } from '#test/fault/kill-everywhere.ts';
import { uploadFolder } from '#test/fault/upload-folder.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const some = (count: number): readonly (readonly string[])[] =>
  Array.from({ length: count }, (_, n) => purchase({ Cookie: `c-${n % 7}`, Amount: String(n) }));

/** Events of the version that questions see: as the ledger counts them, and as its files hold them. */
const eventsIn = async (room: LocalRoom): Promise<readonly [told: number, held: number]> => {
  const version = currentVersion(await room.ledger.state(), 'brand', 'purchases');
  const files = (await room.objects.list('vault/')).filter(({ key }) =>
    key.includes(`version=${version?.version}/`),
  );
  let held = 0;
  for (const { key } of files)
    held += await room.objects.withFile(key, async (path) => (await readParquet(path)).length);
  return [version?.events ?? 0, held];
};

describe('killed at any step of an upload of events', () => {
  const [OLD, NEW] = [20, 37];
  let folder = '';
  let drop = '';

  beforeAll(async () => {
    const room = await openTestRoom({ agreement: EVENT_AGREEMENT });
    await approveAll(room);
    await deliverPurchases(room, some(OLD));
    folder = room.folder;
    drop = (await preparePurchases(some(NEW))).out;
  });

  it('the room has the old events or the new ones, whole, and repeating completes', async () => {
    const steps = await killEverywhere(
      folder,
      (room) => uploadFolder(room, drop),
      async (copy) => {
        await inRoom(copy, async (room) => {
          await expectWhole(room);
          const { versions } = await room.ledger.state();
          const events = versions.length === 1 ? OLD : NEW;
          expect(await eventsIn(room)).toEqual([events, events]);
          expect(await uploadFolder(room, drop)).toMatchObject({ outcome: 'published' });
          await expectWhole(room);
          expect(await eventsIn(room)).toEqual([NEW, NEW]);
          expect((await room.ledger.state()).versions).toHaveLength(2);
          await expectNoLeftovers(copy, room);
        });
      },
    );
    expect([...new Set(steps)]).toEqual(
      expect.arrayContaining([
        ...['putFile drops', 'tokeniser tokeniseEvents', 'putFile staging'],
        ...['versionFiles settleEvents', 'putFile vault', 'putIfAbsent ledger', 'delete drops'],
      ]),
    );
  }, 900_000);
});

describe('killed at any step of an answer about histories', () => {
  const ask = (room: LocalRoom, by: string) =>
    answerQuestion(room)('brand', { analysis: 'value', by: [by] } as QuestionRequest);
  const task: Task = (room) => ask(room, 'brand.tier');

  it('repeating gives one release, and a link is whole or made anew', async () => {
    const { folder } = await openEventRoom({ 'privacy.epsilon': 5, 'privacy.epsilonBudget': 100 });
    const steps = await killEverywhere(folder, task, async (copy) => {
      await inRoom(copy, async (room) => {
        const answer = await ask(room, 'brand.tier');
        expect(answer.outcome).toBe('released');
        expect((await room.ledger.state()).releases.size).toBe(1);
        expect(await ask(room, 'brand.place')).toMatchObject({ outcome: 'released' });
        await expectWhole(room);
        await expectNoLeftovers(copy, room);
      });
    });
    expect(steps).toEqual(expect.arrayContaining(['queryEngine run', 'putIfAbsent releases']));
  }, 900_000);
});
