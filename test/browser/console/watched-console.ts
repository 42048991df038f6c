import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { findChromium, openBrowser } from '#proof/browser/chromium.ts';
import { type Running, startConsole } from '#test/browser/console/start-console.ts';
import { accessibilityFaults, overflow } from '#test/browser/visit.ts';

/** A console with a browser that was let in. */
export interface WatchedConsole {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly origin: string;
  /** Milliseconds to the first byte of each page so far. */
  readonly times: readonly number[];
  /** It said nothing of trouble, threw nothing, and asked nobody else for anything. */
  readonly expectQuiet: () => void;
  readonly close: () => Promise<void>;
}

/** How it is opened beside the room. */
interface Opening {
  readonly scripts: boolean;
  readonly more?: readonly string[];
}

/** Whether a test can have a browser; where one is needed, its absence is an error later. */
export const hasBrowser = async (): Promise<boolean> =>
  (await findChromium()) !== undefined || process.env.AIRLOCK_BROWSER === 'needed';

/** Opens both, on the room in a folder. */
export const watchConsole = async (
  room: string,
  { scripts, more = [] }: Opening,
): Promise<WatchedConsole> => {
  const running = await startConsole(room, ...more);
  const browser = await openBrowser((await findChromium()) ?? 'chromium');
  const context = await browser.newContext({ javaScriptEnabled: scripts, acceptDownloads: true });
  const { origin } = new URL(running.door);
  const watched = watch(context, origin);
  const page = await context.newPage();
  await page.goto(running.door);
  return { context, page, origin, ...watched, close: () => closeBoth(browser, running) };
};

const closeBoth = async (browser: Browser, running: Running): Promise<void> => {
  await browser.close();
  await running.stop();
};

const watch = (
  context: BrowserContext,
  origin: string,
): Pick<WatchedConsole, 'times' | 'expectQuiet'> => {
  const [said, elsewhere, times]: [string[], string[], number[]] = [[], [], []];
  context.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => said.push(`thrown: ${error.error().message}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) elsewhere.push(request.url());
  });
  context.on('requestfinished', (request) => times.push(request.timing().responseStart));
  const expectQuiet = (): void => {
    expect(said).toEqual([]);
    expect(elsewhere).toEqual([]);
  };
  return { times, expectQuiet };
};

/** The page is for everybody: axe finds nothing, and nobody has to move it from side to side. */
export const expectForEverybody = async (page: Page): Promise<void> => {
  await page.evaluate("for (const e of document.querySelectorAll('details')) e.open = true");
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await accessibilityFaults(page)).toEqual([]);
};
