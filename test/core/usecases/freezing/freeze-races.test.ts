import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
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
import {
  copyMemoryRoom,
  type MemoryPorts,
  type MemoryRoom,
  memoryPorts,
  openMemoryRoom,
} from '#test/support/memory/memory-room.ts';
import { THOROUGH } from '#test/support/thorough.ts';

const OVERLAP = { analysis: 'overlap' } as const;
const OPERATOR = { by: 'operator' } as const;

/** What a task is stopped at: what it writes, unless every step is asked for. */
const STOPS = THOROUGH ? /./ : /^put/;

/** The same store, but that something is done before each of its calls. */
const watched = (
  objects: MemoryPorts['objects'],
  first: (name: string) => Promise<void>,
): MemoryPorts['objects'] =>
  new Proxy(objects, {
    get: (target, name) => {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      return async (...given: unknown[]) => {
        await first(String(name));
        return found.apply(target, given);
      };
    },
  });

type Task = (ports: MemoryPorts) => Promise<unknown>;

interface Frozen {
  readonly room: MemoryRoom;
  /** Whether the task came to that step at all. */
  readonly isFrozen: boolean;
  readonly ended: unknown;
}

/** Plays a task in a copy of a room that somebody else freezes right before its step of that number. */
const frozenAt = async (template: MemoryRoom, task: Task, at: number): Promise<Frozen> => {
  const room = copyMemoryRoom(template);
  const { objects, keyRing } = room.ports;
  let [steps, isFrozen] = [0, false];
  const first = async (name: string): Promise<void> => {
    if (!STOPS.test(name)) return;
    steps += 1;
    if (steps !== at) return;
    isFrozen = true;
    const elsewhere = memoryPorts(objects, keyRing);
    await freezeRoom(elsewhere)(OPERATOR, { act: 'freeze', reason: 'A drill.' });
  };
  const ended = await task(memoryPorts(watched(objects, first), keyRing)).catch(
    (fault: unknown) => fault,
  );
  return { room, isFrozen, ended };
};

const eventsOf = async ({ ports }: MemoryRoom): Promise<readonly LedgerEvent[]> =>
  (await ports.ledger.entries()).map(({ event }) => event);

const thaw = ({ ports }: MemoryRoom) =>
  freezeRoom(ports)(OPERATOR, { act: 'unfreeze', reason: 'The drill is over.' });

/** What a frozen room never notes. */
const GIVES_OUT = ['answer-released', 'dataset-published', 'budget-reserved'];

/** Freezes before each step of a task in turn, until it ends before that; answers how often that stopped it. */
const atEveryStep = async (
  template: MemoryRoom,
  task: Task,
  holds: (frozen: Frozen) => Promise<void>,
): Promise<number> => {
  let stopped = 0;
  for (let at = 1; ; at += 1) {
    const frozen = await frozenAt(template, task, at);
    if (!frozen.isFrozen) return stopped;
    const events = await eventsOf(frozen.room);
    const since = events.slice(events.findIndex(({ type }) => type === 'room-frozen'));
    expect(since.filter(({ type }) => GIVES_OUT.includes(type))).toEqual([]);
    if (JSON.stringify(frozen.ended).includes('room-frozen')) stopped += 1;
    await thaw(frozen.room);
    await holds(frozen);
  }
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
    const stopped = await atEveryStep(template, task, async ({ room }) => {
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
    const stopped = await atEveryStep(template, task, async ({ room }) => {
      expect(await deliverDrop(room.ports, 'brand', drop)).toMatchObject({ outcome: 'published' });
      const events = await eventsOf(room);
      expect(events.filter(({ type }) => type === 'dataset-published')).toHaveLength(3);
      expect(events.filter(({ type }) => type === 'drop-refused')).toEqual([]);
    });
    expect(stopped).toBeGreaterThan(5);
  });

  it('keeps a drop that is at fault, and looks into it once that is lifted', async () => {
    const room = copyMemoryRoom(template);
    await freezeRoom(room.ports)(OPERATOR, { act: 'freeze', reason: 'A drill.' });
    await expect(deliver(room, 'brand', brandRows(0, 20))).rejects.toMatchObject({
      reason: 'room-frozen',
    });
    expect((await eventsOf(room)).at(-1)?.type).toBe('room-frozen');
  });
});
