import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '#console/pages.ts';
import { LANGUAGES } from '#console/words/language.ts';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { type Running, startConsole } from '#test/browser/console/start-console.ts';
import { accessibilityFaults, overflow } from '#test/browser/visit.ts';
import { openFilledRoom } from '#test/support/console/open-console.ts';

const program = await findChromium();
const isNeeded = process.env.AIRLOCK_BROWSER === 'needed';
if (program === undefined && !isNeeded)
  process.stdout.write('skipped: this machine has no Chromium (Debian: apt install chromium)\n');

const MAX_BYTES = 60_000;

const LOOKS = [390, 1_280].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((colours) =>
    LANGUAGES.map((language) => ({ width, colours, language })),
  ),
);

describe.skipIf(program === undefined && !isNeeded)('the console in Chromium', () => {
  let browser: Browser;
  let running: Running;
  let context: BrowserContext;
  let page: Page;
  const said: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    running = await startConsole((await openFilledRoom()).folder);
    browser = await openBrowser(program ?? 'chromium');
    context = await browser.newContext();
    page = await context.newPage();
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`thrown: ${error.message}`));
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(running.door);
  });
  afterAll(async () => {
    await browser?.close();
    expect(JSON.parse(await running.stop())).toMatchObject({ stopped: 'interrupted' });
    await closeTestRooms();
  });

  it('lets the browser in by its address, and shows the first page', async () => {
    expect(new URL(page.url()).pathname).toBe('/');
    expect(await page.locator('h1').innerText()).not.toBe('');
  });

  it('lets no second browser in by the same address', async () => {
    const other = await browser.newContext();
    const answer = await (await other.newPage()).goto(running.door);
    expect(answer?.status()).toBe(403);
    await other.close();
  });

  const listed = PAGES.filter(({ group }) => group !== undefined).map(({ path }) => path);
  describe.each(listed)('the page %s', (path) => {
    it.each(LOOKS)('is for everybody: $width px, $colours, $language', async (look) => {
      const { origin } = new URL(running.door);
      said.length = 0;
      asked.length = 0;
      await page.setViewportSize({ width: look.width, height: 900 });
      await page.emulateMedia({ colorScheme: look.colours });
      const answer = await page.goto(`${origin}${path}?lang=${look.language}`);
      expect(answer?.status()).toBe(200);
      expect((await answer?.body())?.byteLength).toBeLessThanOrEqual(MAX_BYTES);
      expect(await page.locator('html').getAttribute('lang')).toBe(look.language);
      // A rule of the stylesheet holds: the policy let it through.
      expect(await page.evaluate("getComputedStyle(document.querySelector('.bar')).display")).toBe(
        'flex',
      );
      await page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true");
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(said).toEqual([]);
      expect(asked).toEqual([`${origin}${path}?lang=${look.language}`]);
    });
  });
});
