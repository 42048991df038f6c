import { afterAll, beforeAll, expect, it } from 'vitest';
import { GovernanceView } from '#console/pages/governance/governance.tsx';
import { visibleHtml } from '#console/parts/visible-html.ts';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
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

const HOSTILE = '<script>alert(1)</script>\u202e"><img src=x onerror=alert(1)>';

const viewed = async (more: object): Promise<string> => {
  const [status] = (await console.documents('/governance')) as [StatusDocument];
  const visit = {
    ...{ party: 'brand', words: WORDS.en, formats: FORMATS.en, pages: [], reads: 'en' },
    ...{ isAuditor: false, room: { room: '' } },
  } as unknown as Visit;
  const fault = { code: 'usage', message: HOSTILE, exit: 2 } as const;
  const view = GovernanceView({
    ...{ visit, status: { ...status, ...more } as StatusDocument },
    agreed: { line: '', fault },
  });
  return visibleHtml(String(view));
};

it('shows the documents of "airlock status" and "airlock agreement show"', () =>
  expectSameDocuments(console, '/governance', [['status'], ['agreement', 'show']]));

it('says that nothing is under way, how long what stays, and what can be withdrawn', async () => {
  const html = await console.page('/governance');
  expect(html).toContain('No request is under way');
  expect(html).toContain('Nothing is past its time.');
  expect(html).toContain('href="/governance/withdraw?dataset=customers"');
  expect(html).not.toContain('dataset=subscribers');
  for (const name of ['dpia', 'records', 'terms', 'lia', 'notice'])
    expect(html).toContain(`href="/governance/documents/${name}"`);
});

it('says which requests are under way and which of them are overdue', async () => {
  const request = { request: 'e1', reason: 'erasure', received: '2026-01-31', due: '2026-02-28' };
  const html = await viewed({
    erasures: [
      { ...request, party: 'brand', overdue: true },
      { ...request, party: 'publisher', request: 'e2', overdue: false },
    ],
  });
  expect(html).toMatch(/28 February 2026.*overdue/s);
  expect(html).toContain('href="/governance/upkeep"');
  expect(html).not.toContain('No request is under way');
});

it('offers to remove what is past its time where something is', async () => {
  const waiting = { versions: 2, releases: 1 };
  const html = await viewed({ waiting });
  expect(html).toContain('Past their time and still there: 2 lists, 1 answer.');
  expect(html).toContain('href="/governance/expire"');
  expect(await viewed({ waiting: undefined })).toContain('every day');
});

it('says whose review is overdue and which record lapses', async () => {
  const html = await viewed({
    reviews: [{ party: 'brand', due: '2026-02-28T00:00:00.000Z', overdue: true }],
    lapses: [
      {
        ...{ organisation: 'brand', record: 'training', name: HOSTILE },
        ...{ expires: '2026-03-01', standing: 'lapsed' },
      },
    ],
  });
  expect(html).toMatch(/never.*28 February 2026.*overdue/s);
  expect(html).toContain('lapsed');
});

it('shows texts of others as texts', async () => {
  const html = await viewed({
    erasures: [
      {
        ...{ request: HOSTILE, party: HOSTILE, reason: 'erasure' },
        ...{ received: '2026-01-31', due: '2026-02-28', overdue: true },
      },
    ],
    reviews: [{ party: HOSTILE, due: '2026-02-28T00:00:00.000Z', overdue: true }],
  });
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script|<img|\u202e/);
});

it('is French where French is read', async () => {
  const html = await console.page('/governance', 'fr');
  expect(html).toContain('<h1>Protection des données</h1>');
  expect(html).toContain('Rien n’est arrivé à terme.');
});
