import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerDocument } from '#core/documents/ledger-document.ts';
import { ledgerKey } from '#core/room-layout.ts';
import { closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import { jobPage } from '#test/support/console/job-page.ts';
import {
  expectSameDocuments,
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runCli, runJson } from '#test/support/run-cli.ts';

let files: string;
let console: OpenConsole;
beforeAll(async () => {
  files = await mkdtemp(join(tmpdir(), 'airlock-files-'));
  console = await openConsole((await openFilledRoom()).folder, { files });
  const why = ['--reason', '<script>alert(1)</script> drill'];
  await runCli('freeze', '--room', console.folder, '--party', 'brand', ...why);
});
afterAll(async () => {
  await closeTestRooms();
  await rm(files, { recursive: true, force: true });
});

describe('the entries', () => {
  it('are those of "airlock ledger list", also when some are asked for', async () => {
    await expectSameDocuments(console, '/ledger', [['ledger', 'list']]);
    const line = ['ledger', 'list', '--party', 'brand', '--type', 'agreement-approved'];
    await expectSameDocuments(console, '/ledger?party=brand&type=agreement-approved', [line]);
  });

  it('stand there in words, the newest first', async () => {
    const said = pageTexts(await console.page('/ledger'));
    expect(said).toContain('brand froze the room: nothing leaves it.');
    expect(said.indexOf('Room frozen')).toBeLessThan(said.lastIndexOf('Agreement proposed'));
    expect(pageTexts(await console.page('/ledger', 'fr'))).toContain(
      'brand a gelé la salle : rien n’en sort.',
    );
  });

  it('show what people wrote as text that does nothing', async () => {
    const html = await console.page('/ledger?type=room-frozen');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('<bdi translate="no">&lt;script&gt;alert(1)&lt;/script&gt; drill</bdi>');
  });

  it('are none where nothing is like that, and the page says how to see more', async () => {
    const html = await console.page('/ledger?type=key-destroyed');
    expect(html).toContain('No entry is like that');
    expect(html).toContain('href="/ledger"');
  });

  it('of a party that did nothing, or by fields that are none, are refused with the next step', async () => {
    const unknown = await console.request('/ledger?party=somebody');
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain('Show all entries');
    const wrong = await console.request('/ledger?since=yesterday&type=nothing');
    expect(wrong.status).toBe(400);
    expect((await wrong.text()).match(/aria-invalid="true"/g)).toHaveLength(2);
    expect((await console.request('/ledger?other=1')).status).toBe(400);
  });
});

describe('one entry', () => {
  it('is shown in full, as it stands in the ledger', async () => {
    const { entries } = (await console.documents('/ledger')) as LedgerDocument;
    const html = await console.page('/ledger/entries/1');
    const json = /<pre translate="no">(\{.*?\})<\/pre>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(json.replaceAll('&quot;', '"'))).toEqual(entries[0]);
    expect(html).not.toContain('href="/ledger/entries/0"');
    expect(html).toContain('href="/ledger/entries/2"');
  });

  it('that is not there is said to be missing', async () => {
    for (const path of ['/ledger/entries/999', '/ledger/entries/first', '/ledger/entries/-1']) {
      const answer = await console.request(path);
      expect(answer.status, path).toBe(404);
      expect(await answer.text()).toContain('There is no such entry');
    }
  });
});

describe('the proof of the ledger', () => {
  it('is work that only reads, which an auditor may start, and twice is once', async () => {
    const auditor = await openConsole(console.folder, { isAuditor: true, files });
    const path = '/ledger/verify?nonce=once';
    const [one, two] = [await auditor.request(path), await auditor.request(path)];
    expect([one.status, two.headers.get('location')]).toEqual([303, one.headers.get('location')]);
    const { html, document } = await jobPage(auditor, one);
    expect(document).toEqual(await runJson('ledger', 'verify', '--room', console.folder));
    expect(html).toContain('The ledger is whole');
  });

  it('shows the receipt as "ledger verify" does, and gives it as a file', async () => {
    await expectSameDocuments(console, '/ledger/receipt', [['ledger', 'verify']]);
    const sent = await console.request('/ledger/receipt/file');
    expect(sent.headers.get('content-disposition')).toMatch(
      /^attachment; filename="airlock-receipt-\d+\.json"$/,
    );
    await writeFile(join(files, 'receipt.json'), await sent.text());
    expect(await console.page('/ledger/receipt')).toContain('<option value="receipt.json"');
  });

  it('holds a receipt of the folder against the ledger', async () => {
    const { html } = await jobPage(
      console,
      await console.request('/ledger/verify?receipt=receipt.json'),
    );
    expect(html).toContain('It still holds the receipt');
  });

  it('says that the ledger is broken where a receipt does not fit', async () => {
    await writeFile(join(files, 'other.txt'), `Receipt 2:${'a'.repeat(64)}\n`);
    const held = await jobPage(console, await console.request('/ledger/verify?receipt=other.txt'));
    expect(held.html).toContain('The ledger is broken at entry 2.');
    expect(held.html).toContain('class="alert error"');
    const french = await jobPage(
      console,
      await console.request('/ledger/verify?receipt=other.txt'),
      'fr',
    );
    expect(french.html).toContain('Le registre est rompu à l’entrée 2.');
    expect(french.html).toContain('<span lang="en">');
  });

  it('takes no file that holds no receipt or lies elsewhere', async () => {
    await writeFile(join(files, 'poem.txt'), 'roses');
    for (const name of ['poem.txt', '../receipt.json', 'not-there.txt']) {
      const answer = await console.request(`/ledger/verify?receipt=${encodeURIComponent(name)}`);
      expect(answer.status, name).toBe(400);
      expect(await answer.text()).toContain('No receipt stands in this file');
    }
  });
});

it('a room in which little happened has its ledger too', async () => {
  const quiet = await openConsole((await openTestRoom()).folder);
  await expectSameDocuments(quiet, '/ledger', [['ledger', 'list']]);
});

it('a ledger that was meddled with is said to be so, and leads to what is wrong with it', async () => {
  const { folder } = await openFilledRoom();
  const entry = join(folder, 'objects', ledgerKey(2));
  const meddled = (await readFile(entry, 'utf8')).replace('"brand"', '"other"');
  await chmod(entry, 0o600);
  await writeFile(entry, meddled);
  const broken = await openConsole(folder);
  for (const path of ['/ledger', '/ledger/entries/1']) {
    const answer = await broken.request(path);
    expect(answer.status, path).toBe(500);
    expect(await answer.text()).toContain('href="/ledger/verify"');
  }
  const { html, document } = await jobPage(broken, await broken.request('/ledger/verify'));
  expect(document).toMatchObject({ outcome: 'broken' });
  expect(html).toContain('What you can do:');
  expect(await broken.page('/ledger/receipt')).toContain('class="alert error"');
});
