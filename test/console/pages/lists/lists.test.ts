import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labelOfPerson, PUBLISHER } from '#proof/rehearsal/list-people.ts';
import { closeTestRooms, type TestRoom } from '#proof/rehearsal/room.ts';
import { openListRoom } from '#test/support/activation/list-room.ts';
import {
  expectSameDocuments,
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';
import { runJson } from '#test/support/run-cli.ts';

const LIST = '/activation/reach_gold';

let room: TestRoom;
let files: string;
let brand: OpenConsole;
let publisher: OpenConsole;
beforeAll(async () => {
  room = await openListRoom();
  files = await mkdtemp(join(tmpdir(), 'airlock-files-'));
  brand = await openConsole(room.folder);
  publisher = await openConsole(room.folder, { party: 'publisher', files });
}, 120_000);
afterAll(async () => {
  await closeTestRooms();
  await rm(files, { recursive: true });
});

/** Sends a form, and waits for the work that it starts. */
const work = async (console: OpenConsole, path: string, fields = {}): Promise<string> => {
  const sent = await console.post(path, fields, LIST);
  expect(sent.status).toBe(303);
  const job = sent.headers.get('location') ?? '';
  const id = job.split('/').at(-1) ?? '';
  await expect.poll(() => console.jobs.find(id)?.ran, { timeout: 60_000 }).toBeDefined();
  return job;
};

describe('the lists of an agreement', () => {
  it('are those of "agreement show" and "status", with what each party may do', async () => {
    await expectSameDocuments(brand, '/activation', [['agreement', 'show'], ['status']]);
    expect(pageTexts(await brand.page('/activation'))).toContain('Size and price of reach_gold');
    expect(pageTexts(await publisher.page('/activation'))).toContain('Take reach_gold home');
    expect(pageTexts(await brand.page('/activation', 'fr'))).toContain('aucune encore');
  });

  it('are explained where none were agreed on', async () => {
    const plain = await openConsole((await openFilledRoom()).folder);
    const html = await plain.page('/activation');
    expect(html).toContain('No list is agreed on');
    expect(html).toContain('activations:');
    expect((await plain.request('/activation/reach_gold')).status).toBe(404);
    expect((await plain.request('/activation/__proto__')).status).toBe(404);
  });
});

describe('a list from its size to the publisher', () => {
  it('has its size asked first, at a price', { timeout: 90_000 }, async () => {
    const [, , refused, price] = (await brand.documents(LIST)) as object[];
    expect(refused).toMatchObject({ kind: 'error', error: { reason: 'list-size-unknown' } });
    const size = ['ask', 'segments', '--party', 'brand', '--by', 'brand.listing,brand.tier'];
    const on = ['--on', 'email,phone', '--dry-run', '--room', room.folder];
    expect(price).toEqual(await runJson(...size, ...on));
    expect(await brand.page(LIST)).toContain('Ask for its size');
    const job = await work(brand, `${LIST}/size`);
    expect((await brand.request(job)).headers.get('location')).toBe(LIST);
  });

  it('says beforehand how large and how right it would be', async () => {
    await expectSameDocuments(brand, LIST, [
      ...[['agreement', 'show'], ['status']],
      ['activate', 'reach_gold', '--party', 'brand', '--dry-run'],
    ]);
    const said = pageTexts(await brand.page(LIST));
    expect(said).toEqual(expect.arrayContaining(['Precision', 'Recall', '88.1%', 'ε 2']));
    expect(said).toContain('What the publisher may believe of one person');
  });

  it('is made once, however often its form is sent', { timeout: 90_000 }, async () => {
    const nonce = 'n'.repeat(32);
    const [first, again] = [await work(brand, LIST, { nonce }), await work(brand, LIST, { nonce })];
    expect(first).toBe(again);
    expect(await brand.page(first)).toContain('The list is made.');
    const another = await brand.page(await work(brand, LIST));
    expect(another).toContain('cost nothing now');
  });

  it('is taken home by a map of the folder, into a new file of it', {
    timeout: 60_000,
  }, async () => {
    expect(await publisher.page(LIST)).toContain('There is no map in the folder');
    const { published } = await room.ports.ledger.state();
    const drop = [...published.values()].find(({ party }) => party === 'publisher')?.drop;
    const lines = [
      { airlock: 'label-map', drop, column: 'ad_id' },
      ...PUBLISHER.map((n) => [labelOfPerson(n), `ad-${n}`]),
    ];
    const map = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    await writeFile(join(files, 'labels.ndjson'), map);
    const form = { map: 'labels.ndjson', file: 'audience.csv' };
    expect(await publisher.page(await work(publisher, `${LIST}/take`, form))).toContain(
      'Written to audience.csv. Use it until',
    );
    const text = await readFile(join(files, 'audience.csv'), 'utf8');
    expect(text).toMatch(/^ad_id\r?\nad-\d+/);
    const again = await publisher.page(await work(publisher, `${LIST}/take`, form));
    expect(again).toContain('class="alert error"');
    expect(await readFile(join(files, 'audience.csv'), 'utf8')).toBe(text);
  });

  it('is taken by no path, no link and no name that is none', async () => {
    await symlink('/etc/passwd', join(files, 'link.ndjson'));
    const page = await publisher.page(LIST);
    expect(page).not.toContain('link.ndjson');
    for (const [field, form] of [
      ['map', { map: 'link.ndjson', file: 'new.csv' }],
      ['map', { map: '../labels.ndjson', file: 'new.csv' }],
      ['file', { map: 'labels.ndjson', file: '../new.csv' }],
      ['file', { map: 'labels.ndjson', file: '.new.csv' }],
      ['file', { map: 'labels.ndjson', file: 'new.html' }],
    ] as const) {
      const sent = await publisher.post(`${LIST}/take`, form, LIST);
      expect([sent.status, (await sent.text()).includes(`id="${field}-error"`)]).toEqual([
        400,
        true,
      ]);
    }
  });

  it('is made by the advertiser alone, and by nobody who only looks', {
    timeout: 60_000,
  }, async () => {
    const failed = await publisher.page(await work(publisher, LIST));
    expect(failed).toContain('This is for the other party to do.');
    const auditor = await openConsole(room.folder, { isAuditor: true });
    const html = await auditor.page(LIST);
    expect(html).toContain('You look only');
    expect(html).not.toContain('method="post"');
    expect((await auditor.post(LIST, {})).status).toBe(403);
  });
});
