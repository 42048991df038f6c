import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { type Running, startConsole } from '#test/browser/console/start-console.ts';
import { accessibilityFaults, overflow } from '#test/browser/visit.ts';
import { openFilledRoom } from '#test/support/console/open-console.ts';

const program = await findChromium();
const isNeeded = process.env.AIRLOCK_BROWSER === 'needed';

const UNDER = ['record', 'logs', 'reconciliation', 'drift', 'files', 'pack', 'access', 'freeze'];

const PATHS = [
  ...['/ledger/entries/1', '/ledger/receipt', '/ledger?type=key-destroyed'],
  ...UNDER.map((name) => `/review/${name}`),
  '/review/freeze/confirm?act=freeze&reason=drill',
];

describe.skipIf(program === undefined && !isNeeded)('evidence in Chromium', () => {
  let browser: Browser;
  let running: Running;
  let page: Page;
  const said: string[] = [];
  const visit = (path: string) => page.goto(`${new URL(running.door).origin}${path}`);

  beforeAll(async () => {
    running = await startConsole((await openFilledRoom()).folder);
    browser = await openBrowser(program ?? 'chromium');
    page = await browser.newPage();
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`thrown: ${error.message}`));
    await page.goto(running.door);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
    await closeTestRooms();
  });

  const expectForEverybody = async (): Promise<void> => {
    for (const width of [390, 1_280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true");
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    expect(said).toEqual([]);
  };

  /** Presses the button that the page is for, and waits until the work is done. */
  const press = async (done: string): Promise<void> => {
    await page.click('.button.primary');
    await page.getByText(done).first().waitFor({ timeout: 60_000 });
    await expectForEverybody();
  };

  it.each(PATHS)(
    'is for everybody: %s',
    async (path) => {
      const answer = await visit(path);
      expect(answer?.status()).toBe(200);
      await expectForEverybody();
    },
    60_000,
  );

  it('a ledger is verified by one button', async () => {
    await visit('/ledger?lang=en');
    await press('The ledger is whole');
  }, 120_000);

  it('every file is verified by one button', async () => {
    await visit('/review/files');
    await press('The room is whole');
  }, 120_000);

  it('a look at the rights is recorded', async () => {
    await visit('/review/access');
    await page.check('#agreed-yes');
    await press('The review was recorded in the ledger.');
  }, 120_000);

  it('a room is frozen after a second look, and stands in the ledger so', async () => {
    await visit('/review/freeze');
    await page.fill('#reason', 'A <b>drill</b>');
    await page.click('.button.primary');
    expect(await page.locator('h1').innerText()).toBe('Freeze this room?');
    await press('The room is frozen now.');
    await visit('/ledger?type=room-frozen');
    await page.getByText('A <b>drill</b>').waitFor();
  }, 120_000);
});
