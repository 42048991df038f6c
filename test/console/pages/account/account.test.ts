import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { closeTestRooms, fillRoom, openTestRoom } from '#proof/rehearsal/room.ts';
import {
  expectSameDocuments,
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';

let console: OpenConsole;
beforeAll(async () => {
  console = await openConsole((await openFilledRoom()).folder);
});
afterAll(closeTestRooms);

it('shows the documents of "airlock status" and of the answer of last', async () => {
  const [, last] = (await console.documents('/account')) as [unknown, AnswerDocument];
  await expectSameDocuments(console, '/account', [['status'], ['releases', 'show', last.release]]);
});

it('says what is spent and left, by asker, party and span', async () => {
  const said = pageTexts(await console.page('/account'));
  expect(said).toContain('Questions of brand about people of publisher');
  expect(said).toContain('Questions of publisher about people of brand');
  expect(said.filter((text) => /^Any \d+ days$/.test(text)).length).toBeGreaterThan(1);
  expect(said.filter((text) => /^ε [\d.]+$/.test(text)).length).toBeGreaterThan(3);
});

it('says what anybody can know of one person, as the answer does', async () => {
  const [, { told = [] }] = (await console.documents('/account')) as [unknown, AnswerDocument];
  const said = pageTexts(await console.page('/account'));
  expect(told.length).toBe(2);
  for (const { party, membership } of told) {
    expect(said).toContain(`Anybody of ${party}`);
    expect(said).toContain(`${membership} of 100`);
  }
});

it('says that nothing was told where no answer was given', async () => {
  const room = await openTestRoom();
  await fillRoom(room);
  const quiet = await openConsole(room.folder);
  await expectSameDocuments(quiet, '/account', [['status']]);
  expect(await quiet.page('/account')).toContain('right 50 times of 100');
});
