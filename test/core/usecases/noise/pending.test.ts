import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '#core/errors.ts';
import type { QueryEngine } from '#core/ports/query-engine.ts';
import {
  type Answer,
  answerNow,
  answerQuestion,
} from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { copyMemoryRoom, type MemoryRoom } from '#test/support/memory/memory-room.ts';
import { engineThat } from '#test/support/run-query.ts';
import { NOISY_TERMS, noisyAgreement } from './noisy-agreement.ts';
import { agree, eventsOf, makeMemoryRoom, publishPeople, removeRooms } from './noisy-room.ts';
import { OVERLAP } from './questions.ts';

let template: MemoryRoom;
beforeAll(async () => {
  template = await makeMemoryRoom(noisyAgreement());
}, 60_000);
afterAll(removeRooms);

/** An engine that answers as Athena does: the query of an answer runs until it is let end. */
const slowEngine = (ports: RoomPorts) => {
  const begun = new Set<string>();
  const state = { ended: false, begun };
  const engine = engineThat(async (query, { answer }) => {
    begun.add(answer);
    return state.ended ? ports.queryEngine.run(query, { answer }) : { outcome: 'running' };
  });
  return { state, engine };
};

const setting = () => {
  const room = copyMemoryRoom(template);
  const { state, engine } = slowEngine(room.ports);
  const ports = { ...room.ports, queryEngine: engine };
  const ask = (party: string, awaits?: string) =>
    answerNow(ports)(party, { input: OVERLAP, awaits });
  const counts = async () => ({
    charged: (await eventsOf(room.ports, 'budget-reserved')).length,
    released: (await eventsOf(room.ports, 'answer-released')).length,
  });
  return { room, ports, state, ask, counts };
};

const releaseOf = (answer: Awaited<ReturnType<ReturnType<typeof answerNow>>>) => {
  if (answer.outcome !== 'released') throw new Error(`it is ${answer.outcome}`);
  return answer.release;
};
const nameOf = (answer: Awaited<ReturnType<ReturnType<typeof answerNow>>>): string => {
  if (answer.outcome !== 'pending') throw new Error(`it is ${answer.outcome}`);
  return answer.release;
};

describe('a question whose query takes long', () => {
  it('is paid once, pending as long as it runs, and then answered, whoever asks and however often', async () => {
    const { state, ask, counts } = setting();
    const name = nameOf(await ask('brand'));
    for (const party of ['brand', 'publisher', 'brand'])
      expect(nameOf(await ask(party))).toBe(name);
    expect(await counts()).toEqual({ charged: 1, released: 0 });
    expect(state.begun).toEqual(new Set([name]));
    state.ended = true;
    const [first, second] = [await ask('publisher'), await ask('brand')];
    expect(first).toMatchObject({ repeated: false, release: { release: name } });
    expect(second).toMatchObject({ repeated: true, release: releaseOf(first) });
    expect(await counts()).toEqual({ charged: 1, released: 1 });
  });

  it('is begun once by two that ask at once, who get one draw', async () => {
    const { state, ask, counts } = setting();
    const both = await Promise.all([ask('brand'), ask('publisher')]);
    expect(nameOf(both[0])).toBe(nameOf(both[1]));
    state.ended = true;
    const [one, other] = await Promise.all([ask('brand'), ask('publisher')]);
    expect(releaseOf(one)).toEqual(releaseOf(other));
    expect(await counts()).toEqual({ charged: 1, released: 1 });
    expect(state.begun.size).toBe(1);
  });

  it('costs nothing more by the dry run while it runs, in epsilon or in dollars', async () => {
    const { ports, ask } = setting();
    const quote = async (scannedBytes: number) => ({ scannedBytes, dollars: 0.25 });
    const quoting: QueryEngine = { ...ports.queryEngine, quote };
    const plan = () => planQuestion({ ...ports, queryEngine: quoting })('brand', OVERLAP);
    expect(await plan()).toMatchObject({ epsilon: 0.5, dollars: 0.25 });
    await ask('brand');
    expect(await plan()).toMatchObject({ epsilon: 0, dollars: 0 });
  });

  it('is answered on the lists that it was paid for on, if a list is delivered meanwhile', async () => {
    const { room, state, ask, counts } = setting();
    const name = nameOf(await ask('brand'));
    await publishPeople(room, { party: 'publisher', from: 0, to: 600 });
    expect(nameOf(await ask('brand', name))).toBe(name);
    state.ended = true;
    expect(releaseOf(await ask('brand', name)).release).toBe(name);
    expect(releaseOf(await ask('brand', name)).release).toBe(name);
    expect(await counts()).toEqual({ charged: 1, released: 1 });
    // Whoever asks for no answer in particular asks about the lists of now.
    expect(releaseOf(await ask('brand')).release).not.toBe(name);
    expect(await counts()).toEqual({ charged: 2, released: 2 });
  });

  it.each([
    ['a higher price', { privacy: { ...NOISY_TERMS, epsilon: 1 } }, OVERLAP],
    ['no such price', { privacy: { ...NOISY_TERMS, epsilon: 0.25 } }, { ...OVERLAP, epsilon: 0.5 }],
    [
      'other kinds',
      { identifiers: { profile: 'uid2', kinds: ['email', 'phone', 'maid'], defaultCountry: 'GB' } },
      { analysis: 'overlap' },
    ],
  ])('is charged once if terms with %s come into force meanwhile', async (_, terms, input) => {
    const { ports, state, counts } = setting();
    const ask = (awaits?: string) => answerNow(ports)('brand', { input, awaits });
    const name = nameOf(await ask());
    await agree(ports, noisyAgreement(terms));
    expect(nameOf(await ask(name))).toBe(name);
    state.ended = true;
    for (let time = 0; time < 2; time += 1) expect(releaseOf(await ask(name)).release).toBe(name);
    expect(await counts()).toEqual({ charged: 1, released: 1 });
  });

  it('is waited for by whoever may wait, on the lists that it was paid for on', async () => {
    const { room, counts } = setting();
    let looks = 0;
    const queryEngine = engineThat(async (query, purpose) => {
      looks += 1;
      if (looks === 1) await publishPeople(room, { party: 'publisher', from: 0, to: 600 });
      return looks < 4 ? { outcome: 'running' } : room.ports.queryEngine.run(query, purpose);
    });
    const answer: Answer = await answerQuestion({ ...room.ports, queryEngine })('brand', OVERLAP);
    expect(answer).toMatchObject({ outcome: 'released', repeated: false });
    expect(looks).toBe(4);
    expect(await counts()).toEqual({ charged: 1, released: 1 });
  });

  it('is not another one because somebody names a release of another question', async () => {
    const { state, ask, ports } = setting();
    const name = nameOf(await ask('brand'));
    state.ended = true;
    const input = { analysis: 'segments', by: ['brand.tier'] };
    const answer = releaseOf(await answerNow(ports)('brand', { input, awaits: name }));
    expect(answer.release).not.toBe(name);
    expect(answer.question).toMatchObject({ analysis: 'segments' });
  });

  it('is begun anew by whoever asks after a failure, for what was paid', async () => {
    const { room, counts } = setting();
    const failing = {
      ...room.ports,
      queryEngine: engineThat(() => Promise.reject(new Error('no'))),
    };
    await expect(answerNow(failing)('brand', { input: OVERLAP })).rejects.toThrow('no');
    expect(await counts()).toEqual({ charged: 1, released: 0 });
    expect(await answerQuestion(room.ports)('publisher', OVERLAP)).toMatchObject({
      outcome: 'released',
    });
    expect(await counts()).toEqual({ charged: 1, released: 1 });
  });
});

describe('a question that the engine would not run', () => {
  const refusing = (): QueryEngine => ({
    quote: () => Promise.reject(refusal('over-scan-limit', 'Too large.')),
    run: () => Promise.reject(new Error('it was run')),
  });

  it('is refused before anything is charged, and says so beforehand', async () => {
    const { room, counts } = setting();
    const ports = { ...room.ports, queryEngine: refusing() };
    const asked = answerNow(ports)('brand', { input: OVERLAP });
    await expect(asked).rejects.toMatchObject({ code: 'refused', reason: 'over-scan-limit' });
    await expect(planQuestion(ports)('brand', OVERLAP)).rejects.toThrow('Too large.');
    expect(await counts()).toEqual({ charged: 0, released: 0 });
    expect(await eventsOf(room.ports, 'question-refused')).toEqual([]);
  });

  it('is quoted by what both parties know of its lists: kinds, people and attributes', async () => {
    const { room } = setting();
    const quoted: number[] = [];
    const quote = async (scannedBytes: number) => {
      quoted.push(scannedBytes);
      return { scannedBytes, dollars: 0 };
    };
    const ports = { ...room.ports, queryEngine: { ...refusing(), quote } };
    for (const question of [
      OVERLAP,
      { ...OVERLAP, on: ['email'] },
      { analysis: 'segments', by: ['brand.tier'] },
      { analysis: 'segments', by: ['brand.tier', 'publisher.device'] },
    ])
      await planQuestion(ports)('brand', question);
    // 400 and 500 people, two kinds, 17 bytes a token and one an attribute; two digits, rounded up.
    expect(quoted).toEqual([31_000, 16_000, 32_000, 33_000]);
  });
});
