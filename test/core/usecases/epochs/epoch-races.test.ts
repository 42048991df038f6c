import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import { beginEpoch } from '#core/usecases/epochs/begin-epoch.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { closeTestRooms, fillRoom, prepareRows, type TestDrop } from '#proof/rehearsal/room.ts';
import { noisyAgreement } from '#test/core/usecases/noise/noisy-agreement.ts';
import { atEveryStep, eventsOf, type Task } from '#test/support/memory/meanwhile.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

const OVERLAP = { analysis: 'overlap' } as const;

const rotate: Task = async (ports) =>
  expect(await beginEpoch(ports)({ by: 'operator' })).toMatchObject({ epoch: 2, repeated: false });

describe('an epoch that begins at any step', { timeout: 120_000 }, () => {
  let template: MemoryRoom;
  let drop: TestDrop;
  beforeAll(async () => {
    const { datasets } = agreementDocument();
    template = await openMemoryRoom({ agreement: noisyAgreement({ datasets }) });
    await fillRoom(template);
    drop = await prepareRows(template, 'brand', brandRows(0, 450));
  });
  afterAll(closeTestRooms);

  it('of an upload: the drop is published in the new one or not at all, and uploading again completes', async () => {
    const task: Task = (ports) => deliverDrop(ports, 'brand', drop);
    const steps = await atEveryStep({ template, task, act: rotate }, async ({ room }) => {
      const events = await eventsOf(room);
      const since = events.slice(events.findIndex(({ type }) => type === 'epoch-began'));
      for (const event of since)
        if (event.type === 'dataset-published') expect(event.epoch).toBe(2);
      expect(await deliverDrop(room.ports, 'brand', drop)).toMatchObject({ outcome: 'published' });
      const { versions, expired } = await room.ports.ledger.state();
      const standing = versions.filter(({ version }) => !expired.has(version));
      expect(standing.map(({ party, epoch }) => [party, epoch])).toEqual([['brand', 2]]);
    });
    expect(steps).toBeGreaterThan(20);
  });

  it('of a question: no answer is given on a version of before since', async () => {
    const task: Task = (ports) => answerQuestion(ports)('brand', OVERLAP);
    const steps = await atEveryStep({ template, task, act: rotate }, async ({ room }) => {
      const types = (await eventsOf(room)).map(({ type }) => type);
      const since = types.slice(types.indexOf('epoch-began'));
      expect(since.filter((type) => /^(?:answer-released|budget-reserved)$/.test(type))).toEqual(
        [],
      );
      expect(await answerQuestion(room.ports)('brand', OVERLAP)).toMatchObject({
        reason: 'dataset-expired',
      });
    });
    expect(steps).toBeGreaterThan(10);
  });

  it('of another one: there is one new epoch, one key and one entry', async () => {
    const task: Task = (ports) => beginEpoch(ports)({ by: 'party', party: 'brand' });
    // Behind its entry the other one finds it done.
    const act: Task = async (ports) =>
      expect(await beginEpoch(ports)({ by: 'operator' })).toMatchObject({ epoch: 2 });
    const steps = await atEveryStep({ template, task, act }, async ({ room }) => {
      const types = (await eventsOf(room)).map(({ type }) => type);
      expect(types.filter((type) => type === 'epoch-began')).toHaveLength(1);
      expect(await room.ports.epochKeys?.has(3)).toBe(false);
      expect(await deliverDrop(room.ports, 'brand', drop)).toMatchObject({ outcome: 'published' });
    });
    expect(steps).toBeGreaterThan(3);
  });
});
