import { afterAll, beforeAll, expect, it } from 'vitest';
import { HomeView } from '#console/pages/home/home.tsx';
import { visibleHtml } from '#console/parts/visible-html.ts';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import {
  expectSameDocuments,
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';

let console: OpenConsole;
beforeAll(async () => {
  console = await openConsole((await openFilledRoom()).folder);
});
afterAll(closeTestRooms);

it('shows the document of "airlock status"', () => expectSameDocuments(console, '/', [['status']]));

it('says what waits and how the room stands', async () => {
  const html = await console.page('/');
  expect(html).toMatch(/Everything is ready: you can ask [\d,]+ questions/);
  expect(html).toContain('brand.customers');
  expect(html).toContain('about 300');
  expect(html).toContain('about 400');
  expect(html).toContain(`<pre translate="no">airlock status --room ${console.folder}</pre>`);
});

it('says in French what an empty room waits for', async () => {
  const empty = await openConsole((await openTestRoom()).folder);
  const html = await empty.page('/', 'fr');
  expect(html).toContain('Un accord est proposé, et vous ne l’avez pas encore approuvé.');
  expect(html).toContain('pas encore livrée');
});

it('shows texts of others as texts', async () => {
  const status = (await console.documents('/')) as StatusDocument;
  const hostile = '<script>alert(1)</script>\u202e"><img src=x onerror=alert(1)>';
  const spoilt = {
    ...status,
    collaboration: hostile,
    approvals: status.approvals.map((each) => ({ ...each, party: hostile })),
    datasets: status.datasets.map((each) => ({ ...each, party: hostile, dataset: hostile })),
    frozen: [{ by: 'party', party: hostile, at: '2026-11-28T10:00:00.000Z', reason: hostile }],
  } as unknown as StatusDocument;
  const visit = { party: 'brand', words: WORDS.en, formats: FORMATS.en, pages: [] };
  const html = visibleHtml(String(HomeView({ visit: visit as unknown as Visit, status: spoilt })));
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script|<img|\u202e/);
});
