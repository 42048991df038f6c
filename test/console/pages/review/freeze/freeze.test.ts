import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StatusDocument } from '#core/documents/status-document.ts';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import { expectSameDocuments, formHeaders } from '#test/support/console/open-console.ts';
import { runJson } from '#test/support/run-cli.ts';

let opened: FilesConsole;
beforeAll(async () => {
  opened = await openFilesConsole();
});
afterAll(() => opened.close());

const REASON = 'A <b>drill</b>';
const confirm = (act: string, reason = REASON): string =>
  `/review/freeze/confirm?${new URLSearchParams({ act, reason })}`;

const frozenBy = async (): Promise<unknown> => {
  const line = ['status', '--room', opened.console.folder];
  return (await runJson<StatusDocument>(...line)).frozen;
};

it('shows how the room stands, as "airlock status" does', async () => {
  await expectSameDocuments(opened.console, '/review/freeze', [['status']]);
  expect(await opened.console.page('/review/freeze')).toContain('The room is not frozen');
});

it('asks a second time before it does anything, and shows the reason as text', async () => {
  const html = await opened.console.page(confirm('freeze'));
  expect(html).toContain('Freeze this room?');
  expect(html).toContain('A &lt;b&gt;drill&lt;/b&gt;');
  expect(html).toContain('href="/review/freeze"');
  expect(await frozenBy()).toBeUndefined();
});

it('takes no reason that is empty, too long or not one line', async () => {
  for (const reason of ['', ' ', 'a'.repeat(201), 'two\nlines', 'hidden\u202etext']) {
    const answer = await opened.console.request(confirm('freeze', reason));
    expect(answer.status, reason).toBe(400);
    expect(await answer.text()).toContain('aria-invalid="true"');
  }
  expect((await opened.console.request(confirm('melt'))).status).toBe(400);
  const sent = await opened.console.post(
    '/review/freeze',
    { act: 'freeze', reason: '' },
    confirm('freeze'),
  );
  expect(sent.status).toBe(400);
  expect(await frozenBy()).toBeUndefined();
});

it('is not for an auditor', async () => {
  const fields = { act: 'freeze', reason: REASON };
  const answer = await opened.auditor.request('/review/freeze', {
    ...{ method: 'POST', body: new URLSearchParams(fields).toString() },
    headers: formHeaders(''),
  });
  expect(answer.status).toBe(403);
  expect(await opened.auditor.page(confirm('freeze'))).not.toContain('method="post"');
  expect(await frozenBy()).toBeUndefined();
});

it('freezes the room once, though the form is sent twice, and lifts that again', async () => {
  const fields = { act: 'freeze', reason: REASON, nonce: 'the-same' };
  const one = await opened.console.post('/review/freeze', fields, confirm('freeze'));
  const two = await opened.console.post('/review/freeze', fields, confirm('freeze'));
  expect(two.headers.get('location')).toBe(one.headers.get('location'));
  const frozen = await jobPage(opened.console, one);
  expect(frozen.document).toMatchObject({ kind: 'freeze', act: 'freeze', repeated: false });
  expect(frozen.html).toContain('The room is frozen now.');
  expect(await frozenBy()).toMatchObject([{ by: 'party', party: 'brand', reason: REASON }]);
  expect(await opened.console.page('/review/freeze')).toContain('Lift the freeze');
  const back = { act: 'unfreeze', reason: 'It is over' };
  const lifted = await opened.console.post('/review/freeze', back, confirm('unfreeze'));
  expect((await jobPage(opened.console, lifted, 'fr')).html).toContain('Votre gel est levé.');
  expect(await frozenBy()).toBeUndefined();
});
