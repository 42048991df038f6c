import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoom } from '#adapters/local/rehearsal-room.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { withdrawData } from '#core/usecases/withdrawal/withdraw-data.ts';
import { withdrawnKeys } from '#core/usecases/withdrawal/withdrawn-keys.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import {
  arrive,
  ask,
  closeTestRooms,
  fillRoom,
  openTestRoom,
  type TestRoom,
} from '#proof/rehearsal/room.ts';
import { expectWhole } from '#test/fault/fault-rooms.ts';
import { killEverywhere, type Task } from '#test/fault/kill-everywhere.ts';
import { removeTempFolders } from '#test/support/temp-folder.ts';

const CUSTOMERS = { party: 'brand', dataset: 'customers' } as const;

let template: TestRoom;
beforeAll(async () => {
  template = await openTestRoom();
  await fillRoom(template);
  await ask(template, 'brand', { analysis: 'overlap' });
  await arrive(template, 'brand', brandRows(0, 310));
});
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

describe('killed at any step of a withdrawal', () => {
  const withdraw: Task = (room) => withdrawData(room)(CUSTOMERS);

  it.each([
    ['repeating', withdraw],
    ['the daily clean-up', (room) => cleanUp(room)()],
  ] satisfies [string, Task][])(
    '%s completes it, with one entry',
    async (_, again) => {
      const steps = await killEverywhere(template.folder, withdraw, (folder) =>
        inRoom(folder, async (room) => {
          await expectWhole(room);
          const begun = (await room.ledger.state()).withdrawn.size === 1;
          const asked = await answerQuestion(room)('publisher', { analysis: 'overlap' });
          expect(asked.outcome).toBe(begun ? 'refused' : 'released');
          if (!begun) return;
          await again(room);
          const state = await room.ledger.state();
          expect(await withdrawnKeys(room, state, CUSTOMERS)).toEqual([]);
          const events = (await room.ledger.entries()).map(({ event }) => event);
          const ends = events.filter(({ type }) => type === 'data-expired');
          expect(events.filter(({ type }) => type === 'party-withdrew')).toHaveLength(1);
          expect(ends.filter((event) => 'what' in event && event.what === 'version')).toHaveLength(
            1,
          );
          await expectWhole(room);
        }),
      );
      expect(steps).toEqual(
        expect.arrayContaining(['delete vault', 'delete drops', 'delete matches']),
      );
    },
    600_000,
  );
});
