import { afterAll, expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { approveAll, closeTestRooms } from '#proof/rehearsal/room.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import { EVENT_TERMS } from '#test/support/histories/event-people.ts';
import { engineThat } from '#test/support/run-query.ts';
import { openEventRoom } from './event-room.ts';

afterAll(closeTestRooms);

const TERMS = { 'privacy.epsilon': 5, 'privacy.epsilonBudget': 50 };

it.each([
  { analysis: 'value', by: ['brand.place'] },
  { analysis: 'attribution', by: ['publisher.campaign'] },
])(
  'an answer that was paid for is completed for free, under its own terms, where less of a person counts since: $analysis',
  { timeout: 120_000 },
  async (question) => {
    const room = await openEventRoom(TERMS);
    const { ports } = room;
    const dying = engineThat(() => Promise.reject(new Error('the process died')));
    await expect(
      answerQuestion({ ...ports, queryEngine: dying })('brand', question),
    ).rejects.toThrow('the process died');
    const fewer = parseAgreement(
      eventAgreementText({ ...EVENT_TERMS, ...TERMS, 'contributions.conversions': 1 }),
      'agreement.yaml',
    );
    await proposeAgreement(ports)(fewer, 'publisher');
    await approveAll({ ...room, signed: fewer });
    expect(await planQuestion(ports)('brand', question)).toMatchObject({ epsilon: 0 });
    const answered = await answerQuestion(ports)('brand', question);
    expect(answered).toMatchObject({
      outcome: 'released',
      repeated: false,
      release: { agreement: room.signed.digest },
    });
    const next = await answerQuestion(ports)('brand', question);
    expect(next).toMatchObject({ outcome: 'released', release: { agreement: fewer.digest } });
    const types = (await ports.ledger.entries()).map(({ event }) => event.type);
    expect(types.filter((type) => type === 'budget-reserved')).toHaveLength(2);
  },
);
