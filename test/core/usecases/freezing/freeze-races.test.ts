import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import { freezeRoom } from '#core/usecases/freezing/freeze-room.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import {
  ask,
  closeTestRooms,
  deliver,
  fillRoom,
  prepareRows,
  type TestDrop,
} from '#proof/rehearsal/room.ts';
import { atEveryStep, eventsOf, type Task } from '#test/support/memory/meanwhile.ts';
import {
  copyMemoryRoom,
  type MemoryRoom,
  openMemoryRoom,
} from '#test/support/memory/memory-room.ts';
import { THOROUGH } from '#test/support/thorough.ts';

const OVERLAP = { analysis: 'overlap' } as const;
const OPERATOR = { by: 'operator' } as const;

/** What a task is stopped at: what it writes, unless every step is asked for. */
const STOPS = THOROUGH ? /./ : /^put/;

const freeze: Task = (ports) => freezeRoom(ports)(OPERATOR, { act: 'freeze', reason: 'A drill.' });

const thaw = ({ ports }: MemoryRoom) =>
  freezeRoom(ports)(OPERATOR, { act: 'unfreeze', reason: 'The drill is over.' });

/** What a frozen room never notes. */
const GIVES_OUT = ['answer-released', 'dataset-published', 'budget-reserved'];

/** Freezes before each step of a task in turn, until it ends before that; answers how often that stopped it. */
const frozenIn = async (
  template: MemoryRoom,
  task: Task,
  holds: (room: MemoryRoom) => Promise<void>,
): Promise<number> => {
  let stopped = 0;
  await atEveryStep({ template, task, act: freeze, stops: STOPS }, async ({ room, ended }) => {
    const events = await eventsOf(room);
    const since = events.slice(events.findIndex(({ type }) => type === 'room-frozen'));
    expect(since.filter(({ type }) => GIVES_OUT.includes(type))).toEqual([]);
    if (JSON.stringify(ended).includes('room-frozen')) stopped += 1;
    await thaw(room);
    await holds(room);
  });
  return stopped;
};

describe('a room that is frozen at any step', () => {
  let template: MemoryRoom;
  let drop: TestDrop;
  beforeAll(async () => {
    template = await openMemoryRoom();
    await fillRoom(template);
    drop = await prepareRows(template, 'brand', brandRows(0, 450));
  });
  afterAll(closeTestRooms);

  it('of a question gives no answer out since, and once it is lifted the one that was paid for, once', async () => {
    const task: Task = (ports) => answerQuestion(ports)('brand', OVERLAP);
    const stopped = await frozenIn(template, task, async (room) => {
      expect(await ask(room, 'brand', OVERLAP)).toMatchObject({
        outcome: 'released',
        release: { cells: [{ people: 200 }] },
      });
      const types = (await eventsOf(room)).map(({ type }) => type);
      for (const type of ['budget-reserved', 'answer-released'])
        expect(types.filter((each) => each === type)).toHaveLength(1);
    });
    expect(stopped).toBeGreaterThan(3);
  });

  it('of a drop publishes nothing since and loses nothing: uploaded again, it is published once', async () => {
    const task: Task = (ports) => deliverDrop(ports, 'brand', drop);
    const stopped = await frozenIn(template, task, async (room) => {
      expect(await deliverDrop(room.ports, 'brand', drop)).toMatchObject({ outcome: 'published' });
      const events = await eventsOf(room);
      expect(events.filter(({ type }) => type === 'dataset-published')).toHaveLength(3);
      expect(events.filter(({ type }) => type === 'drop-refused')).toEqual([]);
    });
    expect(stopped).toBeGreaterThan(5);
  });

  it('keeps a drop that is at fault, and looks into it once that is lifted', async () => {
    const room = copyMemoryRoom(template);
    await freeze(room.ports);
    await expect(deliver(room, 'brand', brandRows(0, 20))).rejects.toMatchObject({
      reason: 'room-frozen',
    });
    expect((await eventsOf(room)).at(-1)?.type).toBe('room-frozen');
  });
});
