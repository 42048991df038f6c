import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { type Running, startConsole } from '#test/browser/console/start-console.ts';
import { accessibilityFaults, overflow } from '#test/browser/visit.ts';
import { openNoisyRoom } from '#test/support/console/open-noisy-room.ts';

const program = await findChromium();
const isNeeded = process.env.AIRLOCK_BROWSER === 'needed';

describe.skipIf(program === undefined && !isNeeded)('questions in Chromium', () => {
  let browser: Browser;
  let running: Running;
  let page: Page;

  beforeAll(async () => {
    running = await startConsole((await openNoisyRoom()).folder);
    browser = await openBrowser(program ?? 'chromium');
    page = await browser.newPage({ viewport: { width: 390, height: 900 } });
    await page.goto(running.door);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
    await closeTestRooms();
  });

  /** Asks what stands on the page, and waits for the answer. */
  const askIt = async (): Promise<void> => {
    await page.click('button.primary');
    await page.waitForURL(/\/answers\/[0-9a-f]{32}/, { timeout: 60_000 });
  };

  const expectForEverybody = async (): Promise<void> => {
    await page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  };

  it('are answered two clicks from the first page', async () => {
    await page.click('a.button.primary');
    expect(new URL(page.url()).pathname).toBe('/ask');
    await askIt();
    expect(await page.locator('.figure').innerText()).toMatch(/^\d+ ± \d+$/);
    await expectForEverybody();
  }, 120_000);

  it('that were changed cannot be asked before they are priced', async () => {
    const { origin } = new URL(running.door);
    await page.goto(`${origin}/ask`);
    expect(await page.locator('.changed').isVisible()).toBe(false);
    await page.check('input[value=segments]');
    expect(await page.locator('button.primary').isVisible()).toBe(false);
    expect(await page.locator('.changed').isVisible()).toBe(true);
    await page.click('.question button');
    expect(await page.locator('button.primary').isVisible()).toBe(true);
  }, 60_000);

  it.each([
    ...['segments&by=brand.tier&by=publisher.device', 'tables', 'rollup', 'balance'],
    'representation&by=brand.tier&where=publisher.device%3Dmobile',
  ])(
    'to %s are answered for everybody',
    async (query) => {
      const { origin } = new URL(running.door);
      await page.goto(`${origin}/ask?analysis=${query}`);
      await expectForEverybody();
      await askIt();
      await expectForEverybody();
    },
    120_000,
  );

  it('can be taken along as a file', async () => {
    const file = page.waitForEvent('download');
    await page.click('a[download][href$="/csv"]');
    expect((await file).suggestedFilename()).toMatch(/^airlock-answer-[0-9a-f]{32}\.csv$/);
  }, 60_000);
});
