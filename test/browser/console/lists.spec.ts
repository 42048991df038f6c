import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { type Running, startConsole } from '#test/browser/console/start-console.ts';
import { accessibilityFaults, overflow } from '#test/browser/visit.ts';
import { openListRoom } from '#test/support/activation/list-room.ts';

const program = await findChromium();
const isNeeded = process.env.AIRLOCK_BROWSER === 'needed';

describe.skipIf(program === undefined && !isNeeded)('forms of the console in Chromium', () => {
  let browser: Browser;
  let running: Running;
  let page: Page;

  beforeAll(async () => {
    running = await startConsole((await openListRoom()).folder);
    browser = await openBrowser(program ?? 'chromium');
    page = await browser.newPage({ viewport: { width: 390, height: 900 } });
    await page.goto(running.door);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await running.stop();
    await closeTestRooms();
  });

  it('are sent by a browser and taken: a list from its size to its making, without a script', async () => {
    const { origin } = new URL(running.door);
    await page.goto(`${origin}/activation/reach_gold?lang=en`);
    expect(await page.locator('button.primary').innerText()).toBe('Ask for its size');
    await page.click('button.primary');
    // The page of the work looks again by itself, and leads back.
    await page.getByText('What the list would be').waitFor();
    expect(new URL(page.url()).pathname).toBe('/activation/reach_gold');
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.click('button.primary');
    await page.getByText('The list is made.').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/jobs\//);
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 120_000);
});
