import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { expectSameDocuments, openConsole } from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runCli } from '#test/support/run-cli.ts';

let opened: FilesConsole;
beforeAll(async () => {
  opened = await openFilesConsole();
});
afterAll(() => opened.close());

it('shows the document of "airlock audit --room", and what that cannot show', async () => {
  await expectSameDocuments(opened.console, '/review/record', [['audit']]);
  const html = await opened.console.page('/review/record', 'fr');
  expect(pageTexts(html)).toContain('Ni refus, ni gel, ni suppression');
  expect(html).toContain('<span lang="en">Who sat at the keyboard');
});

it('shows first what was refused, frozen or removed', async () => {
  const why = ['--reason', 'A drill'];
  await runCli('freeze', '--room', opened.console.folder, '--party', 'brand', ...why);
  const said = pageTexts(await opened.console.page('/review/record'));
  expect(said).toContain('brand froze the room: nothing leaves it.');
});

it('of a room on AWS leads to its logs', async () => {
  const deployed = await openConsole('', { room: { stack: 'spring' }, files: opened.files });
  expect(await deployed.page('/review/record')).toContain('href="/review/logs"');
});
