import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { copyOf } from '#test/fault/fault-rooms.ts';
import { answersOf, askInChild } from './child.ts';
import { noisyAgreement } from './noisy-agreement.ts';
import { eventsOf, makeRoom, openPorts, removeRooms } from './noisy-room.ts';
import { OVERLAP, QUESTIONS } from './questions.ts';

const TIMEOUT = 60_000;
let template: string;

beforeAll(async () => {
  template = await makeRoom(noisyAgreement());
}, TIMEOUT);
afterAll(removeRooms);

test('of fifty questions at once, from three processes, just the seven that each party can pay are answered', {
  timeout: TIMEOUT,
}, async () => {
  const folder = await copyOf(template);
  const children = [
    await askInChild(folder, QUESTIONS.slice(0, 15)),
    await askInChild(folder, QUESTIONS.slice(15, 30)),
  ];
  const clones = await Promise.all(QUESTIONS.slice(30, 50).map(() => openPorts(folder)));
  for (const child of children) child.start();
  const here = clones.map((ports, at) => answerQuestion(ports)('publisher', QUESTIONS[30 + at]));
  const answers = [
    ...(await Promise.all(here)),
    ...(await Promise.all(children.map(answersOf))).flat(),
  ];

  expect(answers.length).toBe(50);
  expect(answers.filter(({ outcome }) => outcome === 'released').length).toBe(14);
  // Reading them checks every seal and the chain.
  expect((await eventsOf(await openPorts(folder), 'budget-reserved')).length).toBe(14);
  expect((await eventsOf(await openPorts(folder), 'answer-released')).length).toBe(14);
  expect((await eventsOf(await openPorts(folder), 'question-refused')).length).toBe(36);
  const status = await roomStatus(await openPorts(folder))();
  expect(status.budgets.map(({ spent, left }) => [spent, left])).toEqual([
    ...[
      [3.5, 0],
      [3.5, 0],
    ],
    ...[
      [3.5, 0],
      [3.5, 0],
    ],
  ]);
});

test('the same question at once, from three processes, is paid once and has one answer', {
  timeout: TIMEOUT,
}, async () => {
  const folder = await copyOf(template);
  const children = [
    await askInChild(folder, [OVERLAP, OVERLAP]),
    await askInChild(folder, [OVERLAP, OVERLAP]),
  ];
  const clones = [await openPorts(folder), await openPorts(folder)];
  for (const child of children) child.start();
  const here = clones.map((ports) => answerQuestion(ports)('publisher', OVERLAP));
  const answers = [
    ...(await Promise.all(here)),
    ...(await Promise.all(children.map(answersOf))).flat(),
  ];

  const releases = answers.map((answer) => JSON.stringify('release' in answer && answer.release));
  expect(new Set(releases).size).toBe(1);
  expect(answers.filter((answer) => 'repeated' in answer && !answer.repeated).length).toBe(1);
  expect((await eventsOf(await openPorts(folder), 'budget-reserved')).length).toBe(1);
  expect((await eventsOf(await openPorts(folder), 'answer-released')).length).toBe(1);
});
