import { afterAll, beforeAll, expect, it } from 'vitest';
import { SubjectView } from '#console/pages/governance/subject.tsx';
import { visibleHtml } from '#console/parts/visible-html.ts';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { person } from '#proof/rehearsal/people.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import {
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { runJson } from '#test/support/run-cli.ts';

const ADDRESS = person(3).email;
const ACCESS = '/governance/access';

let room: TestRoom;
let console: OpenConsole;
beforeAll(async () => {
  room = await openFilledRoom();
  console = await openConsole(room.folder);
}, 120_000);
afterAll(closeTestRooms);

const timesAsked = async (): Promise<number> =>
  (await runJson<LedgerDocument>('ledger', 'list', '--room', room.folder)).entries.filter(
    ({ event }) => event.type === 'subject-asked',
  ).length;

it('tells what is held, and keeps and shows nothing of what was typed', async () => {
  const answer = await console.post(ACCESS, { identifiers: ADDRESS, kind: 'email' });
  expect(answer.headers.get('location')).not.toContain('example');
  const { html, document } = await jobPage(console, answer);
  const told = SubjectDocument.parse(document);
  expect(told).toMatchObject({ party: 'brand', found: true });
  expect(html).toContain('hold data about this person');
  expect(html).toContain('e-mail address (1)');
  const id = (answer.headers.get('location') ?? '').replace('/jobs/', '');
  const job = console.jobs.find(id);
  const kept = JSON.stringify([job, job?.title(WORDS.en)]);
  expect(html + kept + (await console.page('/ledger'))).not.toContain(ADDRESS);
  expect(await timesAsked()).toBe(1);
});

it('asks once however often the form is sent, and gives letters in both languages', async () => {
  const before = await timesAsked();
  const form = await console.page(ACCESS);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1];
  const sent = {
    ...{ identifiers: `email,${ADDRESS}`, token: hidden('token') ?? '' },
    nonce: hidden('nonce') ?? '',
  };
  const first = await console.post(ACCESS, sent);
  const second = await console.post(ACCESS, sent);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  const { html, document } = await jobPage(console, first, 'fr');
  expect(html).toContain('contiennent des données sur cette personne');
  expect(await timesAsked()).toBe(before + 1);
  const path = /href="([^"?]+\/letter)\?/.exec(html)?.[1] ?? '';
  const french = await console.request(`${path}?form=html&language=fr`);
  expect(french.headers.get('content-disposition')).toMatch(
    /^attachment; filename="airlock-access-\d{4}-\d\d-\d\d-fr\.html"$/,
  );
  const letter = await french.text();
  expect(letter).toContain('<html lang="fr">');
  expect(letter).toContain('Madame, Monsieur');
  expect(letter).not.toContain(ADDRESS);
  const english = await console.request(`${path}?form=md&language=en`);
  expect(await english.text()).toContain('Dear Sir or Madam');
  expect(await (await console.request(`${path}?form=json`)).json()).toEqual(document);
  expect((await console.request(`${path}?form=exe`)).status).toBe(404);
});

it('says that nobody is known by what was given', async () => {
  const { html } = await jobPage(
    console,
    await console.post(ACCESS, { identifiers: 'nobody.knows@example.net', kind: 'email' }),
  );
  expect(html).toContain('hold nobody who is known');
});

it('refuses a form without a person, and asks nobody', async () => {
  const before = await timesAsked();
  for (const identifiers of ['', '  \n ']) {
    const answer = await console.post(ACCESS, { identifiers, kind: 'email' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('id="identifiers-error"');
  }
  expect(await timesAsked()).toBe(before);
});

it('names a line that cannot be used by its number alone', async () => {
  const sent = { identifiers: `${ADDRESS}\nsecret.person`, kind: 'email' };
  const { html, fault } = await jobPage(console, await console.post(ACCESS, sent));
  expect(fault).toMatchObject({ code: 'input' });
  expect(html).toContain('Line 2');
  expect(html).not.toMatch(/secret|@example/);
});

it('takes nobody from an address, and nothing from an auditor', async () => {
  const html = await console.page(`${ACCESS}?identifiers=secret.person`);
  expect(html).not.toMatch(/>\s*secret\.person/);
  const auditor = await openConsole(room.folder, { isAuditor: true });
  expect(await auditor.page(ACCESS)).not.toContain('<form');
  expect((await auditor.post(ACCESS, { identifiers: ADDRESS })).status).toBe(403);
});

it('knows no letter of work that is not there', async () => {
  expect((await console.request(`${ACCESS}/none/letter?form=md`)).status).toBe(404);
});

it('shows texts of others as texts', async () => {
  const { document } = await jobPage(
    console,
    await console.post(ACCESS, { identifiers: ADDRESS, kind: 'email' }),
  );
  const hostile = '<script>alert(1)</script>\u202e"><img src=x onerror=alert(1)>';
  const answer = {
    ...SubjectDocument.parse(document),
    ...{ purpose: hostile, legalBasis: hostile },
    held: [
      {
        ...{ of: 'people', dataset: hostile, version: hostile },
        ...{ published: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' },
        rows: [{ kinds: ['email'], ownIds: 1, label: true, attributes: { [hostile]: hostile } }],
      },
    ],
  } as SubjectDocument;
  const visit = { words: WORDS.en, formats: FORMATS.en, reads: 'en' } as Visit;
  const html = visibleHtml(String(SubjectView({ visit, answer, path: '' })));
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script|<img|\u202e/);
});
