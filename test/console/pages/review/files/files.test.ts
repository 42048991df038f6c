import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import { formHeaders, openConsole } from '#test/support/console/open-console.ts';
import { runJson } from '#test/support/run-cli.ts';

let opened: FilesConsole;
beforeAll(async () => {
  opened = await openFilesConsole();
});
afterAll(() => opened.close());

const VERIFY = '/review/files/verify';

it('a room of AWS looks after itself, and the page says so', async () => {
  const deployed = await openConsole('', { room: { stack: 'spring' }, files: opened.files });
  const html = await deployed.page('/review/files');
  expect(html).toContain('The room looks after itself');
  expect(html).not.toContain('method="post"');
});

it('an auditor cannot start what writes into the ledger', async () => {
  for (const path of [VERIFY, '/review/files/upkeep']) {
    const sent = { method: 'POST', body: '', headers: formHeaders('') };
    expect((await opened.auditor.request(path, sent)).status, path).toBe(403);
  }
  expect(await opened.auditor.page('/review/files')).toContain('This console only reads');
});

it('verifies every file as "airlock room verify" does', async () => {
  const verified = await jobPage(
    opened.console,
    await opened.console.post(VERIFY, {}, '/review/files'),
  );
  expect(verified.document).toEqual(
    await runJson('room', 'verify', '--room', opened.console.folder),
  );
  expect(verified.html).toContain('The room is whole: 1 agreement, 1 answer and 2 versions');
});

it('cleans up as "airlock room upkeep" does, and says what came of it', async () => {
  const done = await jobPage(
    opened.console,
    await opened.console.post('/review/files/upkeep', {}, '/review/files'),
  );
  expect(done.document).toEqual(await runJson('room', 'upkeep', '--room', opened.console.folder));
  expect(done.html).toContain('No data was past its time');
});

it('names each file that is not as it should be, with what to do', async () => {
  const releases = join(opened.console.folder, 'objects', 'releases');
  const [name = ''] = await readdir(releases);
  await rm(join(releases, name), { recursive: true });
  await writeFile(join(opened.console.folder, '<img src=x>'), 'odd');
  const verified = await jobPage(
    opened.console,
    await opened.console.post(VERIFY, {}, '/review/files'),
    'fr',
  );
  expect(verified.document).toMatchObject({ outcome: 'damaged' });
  for (const text of ['Un fichier manque', 'Critique', 'Que faire :', 'class="alert error"'])
    expect(verified.html).toContain(text);
  expect(verified.html).not.toContain('<img');
});
