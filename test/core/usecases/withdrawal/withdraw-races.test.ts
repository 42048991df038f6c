import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { withdrawData } from '#core/usecases/withdrawal/withdraw-data.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { closeTestRooms, fillRoom, prepareRows, type TestDrop } from '#proof/rehearsal/room.ts';
import { atEveryStep, eventsOf, type Task } from '#test/support/memory/meanwhile.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

const OVERLAP = { analysis: 'overlap' } as const;
const CUSTOMERS = { party: 'brand', dataset: 'customers' } as const;

const withdraw: Task = async (ports) =>
  expect(await withdrawData(ports)(CUSTOMERS)).toMatchObject({ outcome: 'gone' });

/** What is never noted of a list that was withdrawn. */
const GIVES_OUT = ['answer-released', 'dataset-published', 'budget-reserved'];

describe('a list that is withdrawn at any step', { timeout: 120_000 }, () => {
  let template: MemoryRoom;
  let drop: TestDrop;
  beforeAll(async () => {
    template = await openMemoryRoom();
    await fillRoom(template);
    drop = await prepareRows(template, 'brand', brandRows(0, 450));
  });
  afterAll(closeTestRooms);

  /** Withdraws before each step of a task in turn. */
  const withdrawnIn = (task: Task, holds: (room: MemoryRoom) => Promise<void>): Promise<number> =>
    atEveryStep({ template, task, act: withdraw }, async ({ room }) => {
      const events = await eventsOf(room);
      const since = events.slice(events.findIndex(({ type }) => type === 'party-withdrew'));
      expect(since.filter(({ type }) => GIVES_OUT.includes(type))).toEqual([]);
      // What the task put after the last look goes with the next clean-up, without its age being asked.
      expect(await withdrawData(room.ports)(CUSTOMERS)).toMatchObject({
        ...{ repeated: true, outcome: 'gone' },
      });
      await holds(room);
    });

  it('of a question: no answer is given or paid for since, and none is drawn twice for one charge', async () => {
    const task: Task = (ports) => answerQuestion(ports)('brand', OVERLAP);
    const steps = await withdrawnIn(task, async ({ ports }) => {
      expect(await answerQuestion(ports)('brand', OVERLAP)).toMatchObject({
        reason: 'dataset-withdrawn',
      });
      const { reservations, charges } = await ports.ledger.state();
      expect(charges.get('brand')?.length ?? 0).toBe(reservations.size);
    });
    expect(steps).toBeGreaterThan(10);
  });

  it('of an upload: nothing is published since, and the same drop comes in once it is approved again', {
    timeout: 120_000,
  }, async () => {
    const task: Task = (ports) => deliverDrop(ports, 'brand', drop);
    const steps = await withdrawnIn(task, async ({ ports }) => {
      await approveAgreement(ports)('brand');
      expect(await deliverDrop(ports, 'brand', drop)).toMatchObject({ outcome: 'published' });
      expect(await answerQuestion(ports)('brand', OVERLAP)).toMatchObject({ outcome: 'released' });
    });
    expect(steps).toBeGreaterThan(20);
  });

  it('of another withdrawal of the same: there is one entry, and all is gone', async () => {
    const task: Task = (ports) => withdrawData(ports)(CUSTOMERS);
    const steps = await withdrawnIn(task, async (room) => {
      const types = (await eventsOf(room)).map(({ type }) => type);
      expect(types.filter((type) => type === 'party-withdrew')).toHaveLength(1);
      expect(types.filter((type) => type === 'data-expired')).toHaveLength(1);
    });
    expect(steps).toBeGreaterThan(5);
  });
});
