import type { LedgerEvent } from '#core/ledger/events.ts';
import type { RoomAtHand } from '#proof/rehearsal/room.ts';
import {
  copyMemoryRoom,
  type MemoryPorts,
  type MemoryRoom,
  memoryPorts,
} from '#test/support/memory/memory-room.ts';

/** What somebody does in a room. */
export type Task = (ports: MemoryPorts) => Promise<unknown>;

/** What was noted in a room. */
export const eventsOf = async ({
  ports,
}: Pick<RoomAtHand, 'ports'>): Promise<readonly LedgerEvent[]> =>
  (await ports.ledger.entries()).map(({ event }) => event);

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

/** A room in which somebody did something meanwhile, and what came of that task. */
export interface Played {
  readonly room: MemoryRoom;
  readonly ended: unknown;
}

interface Meanwhile {
  readonly template: MemoryRoom;
  readonly task: Task;
  /** What somebody else does. */
  readonly act: Task;
  /** Which steps it is done before, by what they call of the store; each, if left out. */
  readonly stops?: RegExp;
}

/**
 * Plays a task in a copy of a room in which somebody else acts right before its step of that number; undefined if it has
 * fewer. Whatever the task makes of it, it fails if the other one did.
 */
const playedAt = async (
  { template, task, act, stops = /./ }: Meanwhile,
  at: number,
): Promise<Played | undefined> => {
  const room = copyMemoryRoom(template);
  const { objects, keyRing } = room.ports;
  let steps = 0;
  let acted: Promise<unknown> | undefined;
  const first = async (name: string): Promise<void> => {
    if (!stops.test(name)) return;
    steps += 1;
    if (steps !== at) return;
    acted = act(memoryPorts(objects, keyRing));
    await acted;
  };
  const ended = await task(memoryPorts(watched(objects, first), keyRing)).catch(
    (fault: unknown) => fault,
  );
  await acted;
  return acted && { room, ended };
};

/** Has somebody act before each step of a task in turn, and holds what must be true then; answers how often that was. */
export const atEveryStep = async (
  meanwhile: Meanwhile,
  holds: (played: Played) => Promise<void>,
): Promise<number> => {
  for (let at = 1; ; at += 1) {
    const played = await playedAt(meanwhile, at);
    if (played === undefined) return at - 1;
    await holds(played);
  }
};
