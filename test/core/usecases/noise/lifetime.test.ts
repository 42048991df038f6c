import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';
import { chargesOf } from '#core/ledger/room-state.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { agree, atTime, makeMemoryRoom, removeRooms } from './noisy-room.ts';
import { QUESTIONS } from './questions.ts';

const START = Date.UTC(2026, 10, 10);
const common = { k: 50, minimumDataset: 100, budgetPeriodDays: 1, protects: 'membership' } as const;
/** A period pays for two answers of either party, and a life for three. */
const GAUSSIAN = {
  ...common,
  ...{ noise: 'gaussian', epsilon: 0.5, epsilonBudget: 1.1, lifetimeEpsilon: 1.35, delta: 1e-5 },
} as const;
const LAPLACE = {
  ...common,
  noise: 'laplace',
  epsilon: 0.5,
  epsilonBudget: 2,
  delta: 1e-6,
} as const;
const LONG = { dropsDays: 7, tokensDays: 3650, releasesDays: 3650 };

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeMemoryRoom(noisyAgreement({ privacy: GAUSSIAN, retention: LONG }));
});
afterAll(removeRooms);

const roomAt = (days: number, room = template): RoomPorts =>
  atTime(room.ports, () => new Date(START + days * DAY_MS));

/** Asks a question a time, in days, of a copy of the room. */
const askOn = async (days: readonly number[], room: MemoryRoom, from = 0) => {
  const outcomes = [];
  for (const [place, day] of days.entries())
    outcomes.push(await answerQuestion(roomAt(day, room))('brand', QUESTIONS[from + place]));
  return outcomes;
};

describe('a life', () => {
  it('ends what periods renew, and the refusal says so and what helps', async () => {
    const room = copyMemoryRoom(template);
    const answers = await askOn([0, 0, 0, 2, 2, 400, 800], room);
    const outcomes = answers.map(({ outcome }) => outcome);
    expect(outcomes.slice(0, 4)).toEqual(['released', 'released', 'refused', 'released']);
    expect(outcomes.slice(-2)).toEqual(['refused', 'refused']);
    const [inPeriod, forLife] = [answers[2], answers.at(-1)];
    if (inPeriod?.outcome !== 'refused' || forLife?.outcome !== 'refused')
      throw new Error('answered');
    expect(inPeriod.budget).toMatchObject({ days: 1, renewsAt: expect.any(String) });
    expect(forLife.budget).not.toHaveProperty('renewsAt');
    expect(refusalDocument(forLife).error.message).toContain(
      'it never renews, but both parties can agree on a larger lifetimeEpsilon',
    );
    // The other party has a life of its own, and what was paid for stays readable.
    expect(await answerQuestion(roomAt(801, room))('publisher', QUESTIONS[9])).toMatchObject({
      outcome: 'released',
    });
    expect(await answerQuestion(roomAt(801, room))('brand', QUESTIONS[0])).toMatchObject({
      repeated: true,
    });
  });

  it('is longer once both parties agree on it, with a delta for it, and counts what was spent before', async () => {
    const room = copyMemoryRoom(template);
    const under = (terms: Readonly<Record<string, number>>, day: number) =>
      agree(
        roomAt(day, room),
        noisyAgreement({ privacy: { ...GAUSSIAN, ...terms }, retention: LONG }),
      );
    await under({ delta: 1e-6 }, 0);
    await askOn([0, 0, 2, 2], room);
    await under({ delta: 1e-6, lifetimeEpsilon: 3 }, 4);
    const lacking = (await askOn([5, 7, 9, 11, 13], room, 10)).at(-1);
    if (lacking?.outcome !== 'refused') throw new Error('answered');
    expect(refusalDocument(lacking).error.message).toContain('agree on a larger delta');
    await under({ delta: 2e-6, lifetimeEpsilon: 3 }, 14);
    expect(await askOn([15], room, 20)).toMatchObject([{ outcome: 'released' }]);
    const life = (await roomStatus(roomAt(16, room))()).budgets.find(
      ({ asker, days }) => asker === 'brand' && days === undefined,
    );
    expect(life?.spent).toBeGreaterThan(0.9);
  });
});

describe('a room that changes its noise', () => {
  it('counts laplace answers by their rho and delta, and gaussian ones by their epsilon, there and back', async () => {
    const room = copyMemoryRoom(template);
    await agree(roomAt(0, room), noisyAgreement({ privacy: LAPLACE, retention: LONG }));
    expect((await askOn([1], room))[0]).toMatchObject({ outcome: 'released' });
    await agree(roomAt(2, room), noisyAgreement({ privacy: GAUSSIAN, retention: LONG }));
    const charges = chargesOf(await room.ports.ledger.state(), 'brand');
    expect(charges).toMatchObject([{ nanoRho: 125_000_000, attoDelta: 1_000_000_000_000 }]);
    // ε² / 2 = 0.125 is more than half of what ε 1.35 allows, however long ago it was.
    const [refused] = await askOn([40], room, 5);
    expect(refused).toMatchObject({ outcome: 'refused', budget: { asker: 'brand' } });
    if (refused?.outcome === 'refused') expect(refused.budget).not.toHaveProperty('days');
    await agree(roomAt(41, room), noisyAgreement({ privacy: LAPLACE, retention: LONG }));
    expect((await askOn([42, 42, 42], room, 5)).map(({ outcome }) => outcome)).toEqual([
      ...['released', 'released', 'refused'],
    ]);
  });

  it('refuses for its delta, by name, where laplace answers used that up', async () => {
    const room = copyMemoryRoom(template);
    const dear = { ...LAPLACE, epsilon: 0.05, delta: 1e-5 };
    await agree(roomAt(0, room), noisyAgreement({ privacy: dear, retention: LONG }));
    await askOn([1], room);
    await agree(roomAt(2, room), noisyAgreement({ privacy: GAUSSIAN, retention: LONG }));
    const [refused] = await askOn([40], room, 5);
    expect(refused).toMatchObject({ budget: { unit: 'delta', left: 0 } });
  });
});

it('without a lifetimeEpsilon, laplace terms bound a period alone, as they always did', async () => {
  const room = await makeMemoryRoom(noisyAgreement({ privacy: NOISY_TERMS }));
  const { budgets } = await roomStatus(room.ports)();
  expect(budgets.map(({ days, unit }) => [days, unit])).toEqual(
    Array.from({ length: 4 }, () => [30, 'epsilon']),
  );
});
