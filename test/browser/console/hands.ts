import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** How somebody works with a page. */
export interface Hand {
  /** Follows a link or presses a button, and waits for the page to which it leads. */
  readonly press: (page: Page, selector: string) => Promise<void>;
  /** Chooses a value of a list of choices. */
  readonly choose: (page: Page, selector: string, value: string) => Promise<void>;
}

/** With a mouse. */
export const BY_MOUSE: Hand = {
  press: async (page, selector) => {
    await page.click(selector);
    await page.waitForLoadState();
  },
  choose: async (page, selector, value) => {
    await page.selectOption(selector, value);
  },
};

/** More than any page has places to go to by Tab. */
const MAX_TABS = 400;

/** Goes on by Tab until the place has the focus: what cannot be reached so is an error. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  const place = page.locator(selector).first();
  for (let tabs = 0; tabs < MAX_TABS; tabs += 1) {
    if (await place.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${selector} of ${page.url()}.`);
};

/** More than any list of a test has choices. */
const MAX_CHOICES = 50;

/** With the keys Tab, Enter and those with arrows alone. */
export const BY_KEYBOARD: Hand = {
  press: async (page, selector) => {
    await tabTo(page, selector);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  },
  choose: async (page, selector, value) => {
    await tabTo(page, selector);
    await page.keyboard.press('Home');
    for (let at = 0; at < MAX_CHOICES; at += 1) {
      if ((await page.inputValue(selector)) === value) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`No key chooses ${value} of ${selector}.`);
  },
};

/** Waits until work is done: its page has no progress any more, or led elsewhere. */
export const untilDone = (page: Page): Promise<void> =>
  expect.poll(() => page.locator('main progress').count(), { timeout: 60_000 }).toBe(0);
