import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '#console/pages.ts';
import { LANGUAGES } from '#console/words/language.ts';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { type Running, startConsole } from '#test/browser/console/start-console.ts';
import { accessibilityFaults, overflow } from '#test/browser/visit.ts';
import { customersFile } from '#test/support/console/list-room.ts';
import { openFilledRoom } from '#test/support/console/open-console.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const program = await findChromium();
const isNeeded = process.env.AIRLOCK_BROWSER === 'needed';
if (program === undefined && !isNeeded)
  process.stdout.write('skipped: this machine has no Chromium (Debian: apt install chromium)\n');

const MAX_BYTES = 60_000;

/** How a page is looked at. */
interface Look {
  readonly width: number;
  readonly colours: 'light' | 'dark';
  readonly language: (typeof LANGUAGES)[number];
}

const LOOKS: readonly Look[] = [390, 1_280].flatMap((width) =>
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
    const files = await tempFolder();
    await writeFile(join(files, 'customers.csv'), customersFile(400));
    running = await startConsole((await openFilledRoom()).folder, '--files', files);
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
    await removeTempFolders();
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

  const times = new Map<string, number[]>();
  afterAll(() => {
    for (const [path, all] of times)
      process.stdout.write(`${path}: ${Math.round(Math.min(...all))} ms to the first byte\n`);
  });

  /** Opens a page at an address, and looks at all that it has. */
  const look = async (path: string, { width, colours, language }: Look): Promise<void> => {
    const url = new URL(path, running.door);
    url.searchParams.set('lang', language);
    said.length = 0;
    asked.length = 0;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: colours });
    const answer = await page.goto(url.href);
    const took = answer?.request().timing().responseStart ?? 0;
    times.set(url.pathname, [...(times.get(url.pathname) ?? []), took]);
    expect(answer?.status(), path).toBe(200);
    expect((await answer?.body())?.byteLength, path).toBeLessThanOrEqual(MAX_BYTES);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    // A rule of the stylesheet holds: the policy let it through.
    expect(await page.evaluate("getComputedStyle(document.querySelector('.bar')).display")).toBe(
      'flex',
    );
    await page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true");
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
    expect(await accessibilityFaults(page), path).toEqual([]);
    expect(said, path).toEqual([]);
    expect(asked).toEqual([url.href]);
  };

  const listed: readonly string[] = PAGES.filter(({ group }) => group !== undefined).map(
    ({ path }) => path,
  );
  describe.each(listed)('the page %s', (path) => {
    it.each(LOOKS)('is for everybody: $width px, $colours, $language', (each) => look(path, each));
  });

  /** The pages to which a page leads beside the listed ones; no files to take along, and no documents. */
  const leadsTo = async (path: string): Promise<readonly string[]> => {
    await page.goto(new URL(path, running.door).href);
    const links = await page.locator('main a[href^="/"]:not([download], footer a)').all();
    const all = await Promise.all(links.map((link) => link.getAttribute('href')));
    return all.filter((to) => to !== null).filter((to) => !listed.includes(to));
  };

  it('and so is every page to which they lead', { timeout: 300_000 }, async () => {
    // Of pages that differ by a number or an identifier alone, one is looked at.
    const kinds = new Map<string, string>();
    for (const path of listed)
      for (const to of await leadsTo(path)) kinds.set(to.replace(/[0-9a-f]{32}|\d+/g, '…'), to);
    expect(kinds.size).toBeGreaterThan(15);
    for (const to of kinds.values()) {
      await look(to, { width: 390, colours: 'dark', language: 'fr' });
      await look(to, { width: 1_280, colours: 'light', language: 'en' });
    }
  });
});
