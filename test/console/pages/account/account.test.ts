import { afterAll, beforeAll, expect, it } from 'vitest';
import { AccountView } from '#console/pages/account/account.tsx';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
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
  const [status, last] = (await console.documents('/account')) as [StatusDocument, AnswerDocument];
  const told = [
    { ...{ party: 'brand', days: 30, period: 0.25, life: 0.5 }, membership: 51.5, attribute: 54 },
    { ...{ party: 'publisher', days: 30, period: 1, life: 2 }, membership: 100, attribute: 100 },
  ];
  const visit = { words: WORDS.en, formats: FORMATS.en } as Visit;
  const document = { ...last, told };
  const html = String(AccountView({ visit, status, last: { line: '', document } }));
  const row = (party: string): string =>
    html.split(`Anybody of ${party}`)[1]?.split('</tr>')[0] ?? '';
  expect(pageTexts(`<body><p>${row('brand')}`)).toEqual(['51.5 of 100', '54 of 100', 'ε 0.5']);
  expect(pageTexts(`<body><p>${row('publisher')}`)).toEqual(['no promise', 'no promise', 'ε 2']);
});

it('says of whom all answers together told something', async () => {
  const [, { told = [] }] = (await console.documents('/account')) as [unknown, AnswerDocument];
  const said = pageTexts(await console.page('/account'));
  expect(told.map(({ party }) => party)).toEqual(['brand', 'publisher']);
  for (const { party } of told) expect(said).toContain(`Anybody of ${party}`);
});

it('says that nothing was told where no answer was given', async () => {
  const room = await openTestRoom();
  await fillRoom(room);
  const quiet = await openConsole(room.folder);
  await expectSameDocuments(quiet, '/account', [['status']]);
  expect(await quiet.page('/account')).toContain('right 50 times of 100');
});
