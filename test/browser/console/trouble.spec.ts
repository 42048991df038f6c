import { rename } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import {
  expectForEverybody,
  hasBrowser,
  type WatchedConsole,
  watchConsole,
} from '#test/browser/console/watched-console.ts';
import { openNoisyRoom } from '#test/support/console/open-noisy-room.ts';
import { runJson } from '#test/support/run-cli.ts';

const PATIENCE = { timeout: 180_000 };
const ANSWER = /\/answers\/[0-9a-f]{32}/;

describe.skipIf(!(await hasBrowser()))('what people do with a browser', () => {
  let watched: WatchedConsole;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    ({ folder } = await openNoisyRoom());
    watched = await watchConsole(folder, { scripts: true });
    ({ page } = watched);
  }, PATIENCE.timeout);
  afterAll(async () => {
    await watched.close();
    await closeTestRooms();
  });

  const releases = async (): Promise<number> =>
    (await runJson<{ readonly releases: number }>('status', '--room', folder)).releases;

  it('a button that is pressed twice at once asks once', PATIENCE, async () => {
    await page.goto(`${watched.origin}/ask`);
    await page.dblclick('button.primary');
    await page.waitForURL(ANSWER, { timeout: 60_000 });
    expect(await releases()).toBe(1);
  });

  it(
    'going back after an answer, and sending the same form again, leads to that answer',
    PATIENCE,
    async () => {
      const answer = new URL(page.url()).pathname;
      await page.goBack();
      expect(new URL(page.url()).pathname).toBe('/ask');
      await page.click('button.primary');
      await page.waitForURL(ANSWER, { timeout: 60_000 });
      expect(new URL(page.url()).pathname).toBe(answer);
      expect(await releases()).toBe(1);
    },
  );

  it('two windows work beside each other, and each has its own answer', PATIENCE, async () => {
    const before = await releases();
    const other = await watched.context.newPage();
    await page.goto(`${watched.origin}/ask?analysis=tables`);
    await other.goto(`${watched.origin}/ask?analysis=balance`);
    await Promise.all([page, other].map((each) => each.click('button.primary')));
    await Promise.all([page, other].map((each) => each.waitForURL(ANSWER, { timeout: 60_000 })));
    expect(page.url()).not.toBe(other.url());
    expect(await releases()).toBe(before + 2);
    await other.close();
    watched.expectQuiet();
  });

  it('a browser that was not let in is told so, and sees nothing of the room', async () => {
    const stranger = await (await watched.context.browser())?.newContext();
    const there = await stranger?.newPage();
    if (!there) throw new Error('The browser has gone.');
    for (const path of ['/', '/open?token=guessed', '/answers', '/jobs/none']) {
      const answer = await there.goto(`${watched.origin}${path}`);
      expect([path, answer?.status()]).toEqual([path, 403]);
      expect(await there.locator('.side, .crumbs').count()).toBe(0);
      await expectForEverybody(there);
    }
    await stranger?.close();
  });

  it('the token of the address stands in no address afterwards', async () => {
    expect(page.url()).not.toContain('token');
    expect(await page.evaluate('document.cookie')).toBe('');
    expect(await page.evaluate('document.referrer')).not.toContain('token');
  });

  it('a room that was moved away is one clear page, and works again when it is back', async () => {
    await rename(folder, `${folder}-elsewhere`);
    const answer = await page.goto(`${watched.origin}/`);
    expect(answer?.status()).toBeGreaterThanOrEqual(400);
    expect(await page.locator('.alert.error').count()).toBe(1);
    await expectForEverybody(page);
    await rename(`${folder}-elsewhere`, folder);
    expect((await page.goto(`${watched.origin}/`))?.status()).toBe(200);
  });
});
