import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import { formHeaders } from '#test/support/console/open-console.ts';
import { runJson } from '#test/support/run-cli.ts';

const PATH = '/review/pack';

let opened: FilesConsole;
const at = (name: string): string => join(opened.files, name);
beforeAll(async () => {
  opened = await openFilesConsole();
});
afterAll(() => opened.close());

const make = (fields: Readonly<Record<string, string>>): Promise<Response> =>
  opened.console.post(PATH, fields);

it('says that there is no pack to check, and how there will be one', async () => {
  expect(await opened.console.page(PATH)).toContain('No pack to check');
  expect(await opened.auditor.page(PATH)).toContain('This console only reads');
});

it('packs nothing under a name that leads elsewhere or is none of a pack', async () => {
  for (const name of ['../e.zip', 'e.txt', '.zip', 'a b.zip', '/tmp/e.zip', '']) {
    const answer = await make({ name });
    expect(answer.status, name).toBe(400);
    expect(await answer.text()).toContain('aria-invalid="true"');
  }
  const elsewhere = await make({ name: 'e.zip', with: '../report.json' });
  expect(elsewhere.status).toBe(400);
});

it('is not for an auditor', async () => {
  const body = new URLSearchParams({ name: 'e.zip' }).toString();
  const sent = { method: 'POST', body, headers: formHeaders(body) };
  expect((await opened.auditor.request(PATH, sent)).status).toBe(403);
});

it('packs the evidence into the folder, and with it what other commands said', async () => {
  const report = await runJson('audit', '--room', opened.console.folder);
  await writeFile(at('report.json'), JSON.stringify(report));
  const { html, document } = await jobPage(
    opened.console,
    await make({ name: 'e.zip', with: 'report.json' }),
  );
  expect(document).toMatchObject({ kind: 'pack', note: { by: 'party', party: 'brand' } });
  expect((await readFile(at('e.zip'))).length).toBeGreaterThan(1_000);
  expect(html).toContain('The pack e.zip was written.');
});

it('overwrites nothing', async () => {
  const before = await readFile(at('e.zip'));
  const { html, fault } = await jobPage(opened.console, await make({ name: 'e.zip' }));
  expect(fault).toMatchObject({ code: 'usage' });
  expect(html).toContain('already: name another file');
  expect((await readFile(at('e.zip'))).equals(before)).toBe(true);
});

it('checks a pack as "airlock audit pack --verify" does, for an auditor too', async () => {
  const path = `${PATH}/verify?verify=e.zip`;
  const line = ['audit', 'pack', '--verify', at('e.zip'), '--room', opened.console.folder];
  for (const console of [opened.console, opened.auditor]) {
    const { html, document } = await jobPage(console, await console.request(path));
    expect(document).toEqual(await runJson(...line));
    expect(html).toContain('The pack is whole');
  }
});

it('says what is wrong with a pack that was changed, and what to do', async () => {
  const bytes = await readFile(at('e.zip'));
  bytes.write('x', bytes.indexOf('agreement-proposed'));
  await writeFile(at('changed.zip'), bytes);
  const { html, document } = await jobPage(
    opened.console,
    await opened.console.request(`${PATH}/verify?verify=changed.zip`),
    'fr',
  );
  expect(document).toMatchObject({ kind: 'pack-verdict', outcome: 'faulty' });
  for (const text of ['Le dossier n’est pas celui qui a été écrit.', 'Critique', 'Que faire :'])
    expect(html).toContain(text);
});

it('checks no file that lies elsewhere', async () => {
  const answer = await opened.console.request(`${PATH}/verify?verify=..%2Fe.zip`);
  expect(answer.status).toBe(400);
});
