import { afterAll, beforeAll, expect, it } from 'vitest';
import { ReviewDocument } from '#core/documents/review-document.ts';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import { expectSameDocuments, formHeaders } from '#test/support/console/open-console.ts';

const PATH = '/review/access';

let opened: FilesConsole;
let access: string;
beforeAll(async () => {
  opened = await openFilesConsole();
  access = ReviewDocument.parse(await opened.console.documents(PATH)).access;
});
afterAll(() => opened.close());

it('shows every right and who looked at them, as "airlock review" does', async () => {
  await expectSameDocuments(opened.console, PATH, [['review']]);
  const { rights } = ReviewDocument.parse(await opened.console.documents(PATH));
  const html = await opened.console.page(PATH, 'fr');
  for (const { may } of rights) expect(html).toContain(`<span lang="en">${may}</span>`);
  expect(html).toContain('Personne ne les a encore revus');
});

it('records nothing that was not confirmed, or of rights that hold no more', async () => {
  const unconfirmed = await opened.console.post(PATH, { access });
  expect(unconfirmed.status).toBe(400);
  expect(await unconfirmed.text()).toContain('Confirm that you read it');
  const old = await opened.console.post(PATH, { access: '0'.repeat(64), agreed: 'yes' });
  expect(old.status).toBe(400);
  expect(await old.text()).toContain('The rights changed since you opened the page');
  const { reviews } = ReviewDocument.parse(await opened.console.documents(PATH));
  expect(reviews).toEqual([]);
});

it('is not for an auditor', async () => {
  const body = new URLSearchParams({ access, agreed: 'yes' }).toString();
  const sent = { method: 'POST', body, headers: formHeaders(body) };
  expect((await opened.auditor.request(PATH, sent)).status).toBe(403);
});

it('records a look once, and says so when it is recorded again', async () => {
  const sent = await opened.console.post(PATH, { access, agreed: 'yes' });
  const { html, document } = await jobPage(opened.console, sent);
  expect(document).toMatchObject({ kind: 'review', recorded: { party: 'brand', repeated: false } });
  expect(html).toContain('The review was recorded in the ledger.');
  await expectSameDocuments(opened.console, PATH, [['review']]);
  const again = await opened.console.post(PATH, { access, agreed: 'yes' });
  expect((await jobPage(opened.console, again)).html).toContain('within a day');
});
