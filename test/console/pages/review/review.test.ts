import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FilesConsole, openFilesConsole } from '#test/support/console/files-console.ts';
import { expectSameDocuments } from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runCli } from '#test/support/run-cli.ts';

let opened: FilesConsole;
beforeAll(async () => {
  opened = await openFilesConsole();
});
afterAll(() => opened.close());

const LOOKS = [
  ...['record', 'logs', 'reconciliation', 'drift'],
  ...['files', 'pack', 'access', 'freeze'],
].map((name) => `/review/${name}`);

it('shows the document of "airlock status", and that nothing stands out where nothing does', async () => {
  await expectSameDocuments(opened.console, '/review', [['status']]);
  expect(await opened.console.page('/review')).toContain('Nothing stands out');
});

it('leads to every way to look further, in both languages, within what a page may weigh', async () => {
  const html = await opened.console.page('/review');
  for (const path of LOOKS) {
    expect(html).toContain(`href="${path}"`);
    for (const language of ['en', 'fr'] as const) {
      const page = await opened.console.page(path, language);
      expect(Buffer.byteLength(page)).toBeLessThanOrEqual(60_000);
      expect(page.match(/<h1>/g), path).toHaveLength(1);
      expect(page).toContain(`<html lang="${language}">`);
      expect(page).not.toMatch(/undefined|NaN|\[object/);
      expect((page.match(/class="button primary"/g) ?? []).length).toBeLessThanOrEqual(1);
    }
  }
});

it('offers an auditor nothing that writes, on any of its pages', async () => {
  for (const path of ['/review', ...LOOKS])
    expect(await opened.auditor.page(path), path).not.toContain('method="post"');
});

it('says what stands out with its severity, what it means and what to do', async () => {
  const why = ['--reason', '<b>Somebody</b> odd'];
  await runCli('freeze', '--room', opened.console.folder, '--party', 'publisher', ...why);
  const html = await opened.console.page('/review');
  const said = pageTexts(html);
  for (const text of ['High', 'What it means:', 'What to do:', 'See the freeze'])
    expect(said).toContain(text);
  expect(html).toContain('<bdi translate="no">&lt;b&gt;Somebody&lt;/b&gt; odd</bdi>');
  expect(pageTexts(await opened.console.page('/review', 'fr'))).toContain('Élevée');
});
