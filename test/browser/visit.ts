import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { tempFolder } from '#test/support/temp-folder.ts';

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly colours: 'light' | 'dark';
}

/** A page that is open, and what the browser had to say of it. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, what was thrown, and every dialog. */
  readonly said: readonly string[];
  /** What it asked for beside itself, whether it got it or not. */
  readonly asked: readonly string[];
}

/** Opens the lines of a page from a file, as whoever was sent it does, and lends it. */
export const visit = async (
  browser: Browser,
  { lines, look }: { readonly lines: readonly string[]; readonly look: Look },
  use: (visit: Visit) => Promise<void>,
): Promise<void> => {
  const file = join(await tempFolder(), 'page.html');
  await writeFile(file, lines.join('\n'));
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    colorScheme: look.colours,
  });
  try {
    const page = await context.newPage();
    const said: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`thrown: ${error.message}`));
    page.on('dialog', async (dialog) => {
      said.push(`dialog: ${dialog.message()}`);
      await dialog.dismiss();
    });
    const url = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url() !== url) asked.push(request.url());
    });
    await page.goto(url);
    await use({ page, said, asked });
  } finally {
    await context.close();
  }
};

/** What axe finds, each by its rule and the first place. The page's policy refuses a script, but not the driver's. */
export const accessibilityFaults = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: typeof import('axe-core') }
    ).axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
    );
  });
};

/** By how many pixels the page is wider than the window: nobody should have to move it from side to side. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
