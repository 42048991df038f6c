import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import { person } from '#proof/rehearsal/people.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import {
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let room: TestRoom;
let console: OpenConsole;
let files: string;
beforeAll(async () => {
  room = await openFilledRoom();
  files = await tempFolder();
  const lines = Array.from({ length: 12 }, (_, n) => person(n).email);
  await writeFile(join(files, 'list.txt'), [...lines, 'no address'].join('\n'));
  await writeFile(join(files, 'table.csv'), `Mail\n${lines.join('\n')}\n`);
  await symlink(join(files, 'list.txt'), join(files, 'link.txt'));
  await mkdir(join(files, 'folder.csv'));
  console = await openConsole(room.folder, { files });
}, 120_000);
afterAll(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

const asked = async () =>
  (await runJson<LedgerDocument>('ledger', 'list', '--room', room.folder)).entries;

const TERMS = 'file=list.txt&way=kind&kind=email&reason=objection&received=2026-01-31';
const SURE = { ...Object.fromEntries(new URLSearchParams(TERMS)), sure: 'yes' };

it('offers regular files of the folder alone', async () => {
  const html = await console.page('/governance/forget');
  expect(html).toContain('<option value="list.txt">');
  expect(html).toContain('<option value="table.csv">');
  expect(html).not.toMatch(/link\.txt|folder\.csv/);
  const empty = await openConsole(room.folder, { files: await tempFolder() });
  expect(await empty.page('/governance/forget')).toContain('No file is there to choose');
});

it.each([
  ['file=../list.txt&way=kind&kind=email', 'file'],
  ['file=link.txt&way=kind&kind=email', 'file'],
  ['file=list.txt&way=kind', 'kind'],
  ['file=list.txt&way=columns', 'map-email'],
  ['file=list.txt&way=mapping', 'mapping'],
  ['file=list.txt&way=mapping&mapping=absent.yaml', 'mapping'],
  ['file=list.txt&way=kind&kind=email&received=2999-01-01', 'received'],
  ['file=list.txt&way=kind&kind=email&reason=spite', 'reason'],
])('says at its field what is wrong with %s', async (query, field) => {
  const answer = await console.request(`/governance/forget/check?${query}`);
  expect(answer.status).toBe(400);
  const html = await answer.text();
  expect(html).toContain(`id="${field}-error"`);
  expect(html).not.toContain('method="post"');
});

it('says first what will happen and when it is due', async () => {
  const before = await asked();
  const html = await console.page(`/governance/forget/check?${TERMS}`);
  expect(html).toContain('28 February 2026');
  expect(html).toContain('No question is answered until it is done.');
  expect(html).toContain('They object to the use of their data');
  expect(await asked()).toEqual(before);
});

it('does nothing for somebody who is not sure', async () => {
  const before = await asked();
  const { sure: _, ...unsure } = SURE;
  const answer = await console.post(
    '/governance/forget',
    unsure,
    `/governance/forget/check?${TERMS}`,
  );
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('id="sure-error"');
  expect(await asked()).toEqual(before);
});

it('does nothing for an auditor', async () => {
  const auditor = await openConsole(room.folder, { files, isAuditor: true });
  const html = await auditor.page(`/governance/forget/check?${TERMS}`);
  expect(html).not.toContain('method="post"');
  expect(await auditor.page('/governance/forget')).not.toContain('<form');
  expect((await auditor.post('/governance/forget', SURE)).status).toBe(403);
});

it('takes people out once however often the form is sent, and gives a receipt that names nobody', async () => {
  const page = `/governance/forget/check?${TERMS}`;
  const form = await console.page(page);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1];
  const sent = { ...SURE, token: hidden('token') ?? '', nonce: hidden('nonce') ?? '' };
  const first = await console.post('/governance/forget', sent, page);
  const second = await console.post('/governance/forget', sent, page);
  expect(second.headers.get('location')).toBe(first.headers.get('location'));
  const { html, document, fault } = await jobPage(console, first);
  expect(fault).toBeUndefined();
  expect(document).toMatchObject({ act: 'forget', reason: 'objection', due: '2026-02-28' });
  expect(html).toContain('after it was due');
  expect(html).toContain('invalid-identifier');
  expect(html).not.toMatch(/person\d|@example|no address/);
  const types = (await asked()).map(({ event }) => event.type);
  expect(types.filter((type) => type === 'erasure-began')).toHaveLength(1);
  expect(types.filter((type) => type === 'people-forgotten')).toHaveLength(1);
  const at = /href="(\/governance\/receipts\/[^"]+)"/.exec(html)?.[1] ?? '';
  const kept = await console.request(at);
  expect(kept.headers.get('content-disposition')).toMatch(
    /^attachment; filename="airlock-forget-[a-z0-9-]+\.json"$/,
  );
  expect(await kept.json()).toEqual(document);
});

it('lets people come back by columns of a table, in French', async () => {
  const query = 'file=table.csv&way=columns&map-email=Mail';
  const answer = await console.post(
    '/governance/lift',
    { ...Object.fromEntries(new URLSearchParams(query)), sure: 'yes' },
    `/governance/lift/check?${query}`,
  );
  const { html, document } = await jobPage(console, answer, 'fr');
  expect(document).toMatchObject({ act: 'lift', party: 'brand' });
  expect(html).toContain('n’écartent plus personne');
});

it('says in the words of the room why a list cannot be read', async () => {
  const query = 'file=table.csv&way=columns&map-email=Absent';
  const answer = await console.post(
    '/governance/lift',
    { ...Object.fromEntries(new URLSearchParams(query)), sure: 'yes' },
    `/governance/lift/check?${query}`,
  );
  const { html, fault } = await jobPage(console, answer);
  expect(fault).toBeDefined();
  expect(html).toContain('class="alert error"');
});

it('knows no receipt of work that is not there', async () => {
  expect((await console.request('/governance/receipts/none')).status).toBe(404);
});
