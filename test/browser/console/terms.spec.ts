import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';
import { closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import { type Running, startConsole } from '#test/browser/console/start-console.ts';
import { accessibilityFaults } from '#test/browser/visit.ts';

const program = await findChromium();
const isNeeded = process.env.AIRLOCK_BROWSER === 'needed';

describe.skipIf(program === undefined && !isNeeded)('an approval in Chromium', () => {
  let browser: Browser;
  let running: Running;
  let page: Page;

  beforeAll(async () => {
    running = await startConsole((await openTestRoom()).folder);
    browser = await openBrowser(program ?? 'chromium');
    page = await browser.newPage();
    await page.goto(running.door);
    await page.goto(new URL('/terms?lang=en', running.door).href);
  });
  afterAll(async () => {
    await browser?.close();
    await running.stop();
    await closeTestRooms();
  });

  const send = async (typed: string): Promise<void> => {
    await page.fill('#typed', typed);
    await page.click('button.primary');
    await page.waitForLoadState();
  };

  it('is refused beside its field where other characters are typed', async () => {
    await send('other');
    expect(await page.locator('#typed-error').innerText()).toContain('nothing was approved');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is done by the first characters of the digest, and said to be', async () => {
    const digest = await page.locator('input[name=digest]').inputValue();
    await send(digest.slice(0, 8));
    expect(new URL(page.url()).pathname).toBe('/terms');
    expect(await page.locator('.alert.success').innerText()).toContain('You approved');
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
