import { afterAll, beforeAll, expect, test } from 'vitest';
import { Release } from '#core/documents/release.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { copyOf } from '#test/fault/fault-rooms.ts';
import { engineThat } from '#test/support/run-query.ts';
import { askInChild } from './child.ts';
import { noisyAgreement } from './noisy-agreement.ts';
import { eventsOf, makeRoom, openPorts, removeRooms } from './noisy-room.ts';
import { OVERLAP } from './questions.ts';

const TIMEOUT = 60_000;
let template: string;

beforeAll(async () => {
  template = await makeRoom(noisyAgreement());
}, TIMEOUT);
afterAll(removeRooms);

const releaseOf = (answer: Answer): Release => {
  if (answer.outcome !== 'released') throw new Error(`refused: ${answer.reason}`);
  return answer.release;
};

const counts = async (folder: string) => ({
  reserved: (await eventsOf(await openPorts(folder), 'budget-reserved')).length,
  released: (await eventsOf(await openPorts(folder), 'answer-released')).length,
});

test('a query that fails keeps its charge, and asking again completes it without another', async () => {
  const folder = await copyOf(template);
  const ports = await openPorts(folder);
  const queryEngine = engineThat(() => Promise.reject(new Error('the engine is out of memory')));
  await expect(answerQuestion({ ...ports, queryEngine })('brand', OVERLAP)).rejects.toThrow();
  expect(await counts(folder)).toEqual({ reserved: 1, released: 0 });
  // Beforehand it is known that the answer was paid for.
  expect(await planQuestion(ports)('brand', OVERLAP)).toMatchObject({ epsilon: 0 });

  const answer = await answerQuestion(ports)('brand', OVERLAP);
  expect(answer).toMatchObject({ outcome: 'released', repeated: false });
  expect(await counts(folder)).toEqual({ reserved: 1, released: 1 });
});

test('a process killed during its query keeps its charge, and asking again completes it', {
  timeout: TIMEOUT,
}, async () => {
  const folder = await copyOf(template);
  const child = await askInChild(folder, [OVERLAP], 'hang-in-query');
  child.start();
  expect(await child.line()).toBe('hanging');
  await child.kill();
  expect(await counts(folder)).toEqual({ reserved: 1, released: 0 });

  // The other party asks: the answer was paid for, whoever asks for it.
  await answerQuestion(await openPorts(folder))('publisher', OVERLAP);
  expect(await counts(folder)).toEqual({ reserved: 1, released: 1 });
});

test('a process killed after it drew its noise has drawn for good: nobody draws again', {
  timeout: TIMEOUT,
}, async () => {
  const folder = await copyOf(template);
  const child = await askInChild(folder, [OVERLAP], 'hang-after-store');
  child.start();
  expect(await child.line()).toBe('hanging');
  await child.kill();
  expect(await counts(folder)).toEqual({ reserved: 1, released: 0 });
  const ports = await openPorts(folder);
  const [stored] = await ports.objects.list('releases/');
  const bytes = await ports.objects.get(stored?.key ?? '');
  const drawn = Release.parse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')));

  const randomness = {
    bytes: () => {
      throw new Error('noise was drawn a second time');
    },
  };
  const answer = await answerQuestion({ ...ports, randomness })('brand', OVERLAP);
  expect(releaseOf(answer)).toEqual(drawn);
  expect(await counts(folder)).toEqual({ reserved: 1, released: 1 });
});

test('when two draw for the same answer, both hand out the one that was stored first', async () => {
  const folder = await copyOf(template);
  const [first, second] = [await openPorts(folder), await openPorts(folder)];
  // The second has computed its own answer when the first one's is stored.
  const queryEngine = engineThat(async (query, purpose) => {
    const result = await second.queryEngine.run(query, purpose);
    await answerQuestion(first)('brand', OVERLAP);
    return result;
  });
  const late = await answerQuestion({ ...second, queryEngine })('publisher', OVERLAP);
  const again = await answerQuestion(first)('brand', OVERLAP);
  expect(releaseOf(late)).toEqual(releaseOf(again));
  expect(await counts(folder)).toEqual({ reserved: 1, released: 1 });
});
