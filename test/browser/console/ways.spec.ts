import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { BY_KEYBOARD, BY_MOUSE, type Hand, untilDone } from '#test/browser/console/hands.ts';
import {
  expectForEverybody,
  hasBrowser,
  type WatchedConsole,
  watchConsole,
} from '#test/browser/console/watched-console.ts';
import { openListRoom } from '#test/support/console/list-room.ts';
import { openFilledRoom } from '#test/support/console/open-console.ts';
import { openNoisyRoom } from '#test/support/console/open-noisy-room.ts';
import { runJson } from '#test/support/run-cli.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

/** A way takes several commands, on a machine that has other things to do. */
const PATIENCE_MS = 180_000;

const HANDS: readonly { how: string; hand: Hand; scripts: boolean }[] = [
  { how: 'with a mouse, scripts allowed', hand: BY_MOUSE, scripts: true },
  { how: 'with a mouse, without scripts', hand: BY_MOUSE, scripts: false },
  { how: 'by keyboard alone', hand: BY_KEYBOARD, scripts: true },
];

let watched: WatchedConsole;
afterEach(async () => {
  const times = watched.times.map((each) => Math.round(each)).toSorted((a, b) => a - b);
  process.stdout.write(`ms to the first byte of each page: ${times.join(' ')}\n`);
  await watched.close();
  await closeTestRooms();
  await removeTempFolders();
});

const headline = (): Promise<string> => watched.page.locator('h1').innerText();
const pathNow = (): string => new URL(watched.page.url()).pathname;

describe.skipIf(!(await hasBrowser())).each(HANDS)('$how', ({ hand, scripts }) => {
  const press = (selector: string): Promise<void> => hand.press(watched.page, selector);

  /** Work is done, and its page is for everybody. Axe is a script, and the page the same without. */
  const expectDone = async (): Promise<void> => {
    await untilDone(watched.page);
    if (scripts) await expectForEverybody(watched.page);
  };

  it('a brand goes from its file to a list in the room', { timeout: PATIENCE_MS }, async () => {
    const { console: before, files } = await openListRoom();
    watched = await watchConsole(before.folder, { scripts, more: ['--files', files] });
    const { page } = watched;
    await press('a.button.primary');
    expect(pathNow()).toBe('/prepare');
    await press('main a[href^="/prepare/map"]');
    await hand.choose(page, '[name="value.tier.1"]', 'silver');
    await press('button[value="run"]');
    await expectDone();
    await press('a.button.primary[href^="/upload"]');
    await press('button.primary');
    await expectDone();
    const status = await runJson<Status>('status', '--room', before.folder);
    expect(status.datasets.find(({ party }) => party === 'brand')?.version).toBeDefined();
    await press('nav a[href="/"]');
    expect(await page.locator('main').innerText()).toContain('publisher.audience');
    watched.expectQuiet();
  });

  it('a partner has an answer two presses from the first page, and its file by the third', {
    timeout: PATIENCE_MS,
  }, async () => {
    const { folder } = await openNoisyRoom();
    watched = await watchConsole(folder, { scripts });
    const { page } = watched;
    await press('a.button.primary');
    expect(pathNow()).toBe('/ask');
    // The price, and what stays for later questions, before anything is asked.
    expect(await page.locator('main').innerText()).toMatch(/ε|±/);
    await press('button.primary');
    await page.waitForURL(/\/answers\/[0-9a-f]{32}/, { timeout: 60_000 });
    expect(await page.locator('.figure').innerText()).toMatch(/^\d+ ± \d+$/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      hand === BY_KEYBOARD
        ? page.locator('a[download][href$="/csv"]').press('Enter')
        : page.click('a[download][href$="/csv"]'),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    const [told = ''] = (await page.locator('.figure').innerText()).split(' ');
    expect(csv).toContain(told);
    watched.expectQuiet();
  });

  it('somebody of security goes from a finding to evidence that is checked', {
    timeout: PATIENCE_MS,
  }, async () => {
    const { folder } = await openFilledRoom();
    const freeze = ['freeze', '--room', folder, '--party', 'brand'];
    await runJson(...freeze, '--reason', 'A laptop was lost');
    watched = await watchConsole(folder, { scripts, more: ['--files', await tempFolder()] });
    const { page } = watched;
    await press('a.button.primary');
    expect(pathNow()).toBe('/review');
    expect(await page.locator('main').innerText()).toContain('A laptop was lost');
    await press('main a[href="/review/pack"]');
    await press('button.primary');
    await expectDone();
    await press('button.primary');
    await expectDone();
    expect(await page.locator('.alert.success').count()).toBeGreaterThan(0);
    expect(await headline()).not.toBe('');
    watched.expectQuiet();
  });
});

/** What is read of `airlock status` here. */
interface Status {
  readonly datasets: readonly { readonly party: string; readonly version?: string }[];
}
