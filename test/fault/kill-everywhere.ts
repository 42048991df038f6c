import { expect } from 'vitest';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { inRoom } from '#adapters/local/rehearsal-room.ts';
import { type Death, dyingRoom, type Watch } from '#test/fault/dying-ports.ts';
import { copyOf, twoAtATime } from '#test/fault/fault-rooms.ts';
import { THOROUGH } from '#test/support/thorough.ts';

/** What a process does in a room, and may die of. */
export type Task = (room: LocalRoom) => Promise<unknown>;

/** What a killed process leaves behind changes with these steps alone: around another one it is as after the last. */
const WRITES = /^(?:put|delete)/;

/** Plays a task in the room of a folder, and closes the room behind it, whether it lived or died. */
const play = (folder: string, task: Task, watch: Watch): Promise<'lived' | 'died'> =>
  inRoom(folder, (room) => {
    const { promise, resolve, reject } = Promise.withResolvers<'lived' | 'died'>();
    task(dyingRoom(room, { ...watch, onDeath: () => resolve('died') })).then(
      () => resolve('lived'),
      reject,
    );
    return promise;
  });

/** The names of all steps of a task that lives. */
const stepsOf = async (room: string, task: Task): Promise<readonly string[]> => {
  const steps: string[] = [];
  await play(await copyOf(room), task, { onStep: (name) => steps.push(name) });
  return steps;
};

/** Where to die: at every single step, or before the first and after the last write of each kind. */
const deathsOf = (steps: readonly string[]): readonly Death[] =>
  steps.flatMap((name, at) => {
    const deaths: Death[] = [];
    if (!THOROUGH && !WRITES.test(name)) return deaths;
    if (THOROUGH || steps.indexOf(name) === at) deaths.push({ call: at + 1, when: 'before' });
    if (THOROUGH || steps.lastIndexOf(name) === at) deaths.push({ call: at + 1, when: 'after' });
    return deaths;
  });

/** Kills the task at each step, in a copy of the room, and holds what must be true afterwards. Answers the names of its steps. */
export const killEverywhere = async (
  room: string,
  task: Task,
  holds: (folder: string) => Promise<void>,
): Promise<readonly string[]> => {
  const steps = await stepsOf(room, task);
  await twoAtATime(deathsOf(steps), async (death) => {
    const about = `killed ${death.when} step ${death.call}: ${steps[death.call - 1]}`;
    const copy = await copyOf(room);
    expect(await play(copy, task, { death }), about).toBe('died');
    await holds(copy).catch((fault: unknown) => {
      throw new Error(about, { cause: fault });
    });
  });
  return steps;
};
