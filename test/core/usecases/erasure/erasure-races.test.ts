import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { AirlockError } from '#core/errors.ts';
import { forgetPeople } from '#core/usecases/erasure/forget-people.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { agreementDocument } from '#proof/rehearsal/agreement.ts';
import { person } from '#proof/rehearsal/people.ts';
import { closeTestRooms, fillRoom } from '#proof/rehearsal/room.ts';
import { noisyAgreement } from '#test/core/usecases/noise/noisy-agreement.ts';
import { prepareList } from '#test/support/forgetting/forget-rows.ts';
import { atEveryStep, eventsOf, type Task } from '#test/support/memory/meanwhile.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';
import { THOROUGH } from '#test/support/thorough.ts';

const OVERLAP = { analysis: 'overlap' } as const;
const TERMS = { reason: 'erasure', received: '2026-11-02' } as const;
const GONE = Array.from({ length: 60 }, (_, at) => ({ email: person(100 + at).email }));

/** What a question is stopped at: what it asks of the ledger and writes, unless every step is asked for. */
const STOPS = THOROUGH ? /./ : /^(?:put|list)/;

describe('people who are forgotten at any step of a question', { timeout: 240_000 }, () => {
  let template: MemoryRoom;
  let list: PreparedDrop;
  beforeAll(async () => {
    const { datasets } = agreementDocument();
    template = await openMemoryRoom({ agreement: noisyAgreement({ datasets }) });
    await fillRoom(template);
    list = await prepareList(template, 'brand', GONE);
  });
  afterAll(closeTestRooms);

  it('are in no answer since, and whoever paid for one on the former list is told so', async () => {
    const task: Task = (ports) => answerQuestion(ports)('brand', OVERLAP);
    const act: Task = (ports) => forgetPeople(ports)('brand', list, TERMS);
    const lost: string[] = [];
    const steps = await atEveryStep({ template, task, act, stops: STOPS }, async (played) => {
      const { room, ended } = played;
      const events = await eventsOf(room);
      const since = events.slice(events.findIndex(({ type }) => type === 'erasure-began'));
      const { successors } = await room.ports.ledger.state();
      const isOfFormer = ({ version }: { readonly version: string }) => successors.has(version);
      for (const event of since)
        if (event.type === 'answer-released') expect(event.versions.some(isOfFormer)).toBe(false);
      if (ended instanceof AirlockError) lost.push(ended.message);
      else expect(ended).toMatchObject({ outcome: 'released' });
      expect(events.map(({ type }) => type)).not.toContain('version-checked');
      expect(await answerQuestion(room.ports)('brand', OVERLAP)).toMatchObject({
        outcome: 'released',
      });
    });
    expect(steps).toBeGreaterThan(5);
    expect(new Set(lost)).toEqual(
      new Set([
        'People were taken out of the room while the question ran: epsilon 0.5 was spent and no answer came of it, so ask it anew.',
      ]),
    );
  });
});
