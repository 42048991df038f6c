import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '#console/pages.ts';
import type { Words } from '#console/words/words.ts';
import { WORDS } from '#console/words/words.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { leavesOf } from '#test/support/console/catalogue.ts';
import {
  type OpenConsole,
  openConsole,
  openFilledRoom,
} from '#test/support/console/open-console.ts';
import { pageTexts } from '#test/support/console/page-texts.ts';

/** What a page may weigh, all of it. */
const MAX_BYTES = 60_000;

/** What stands in the navigation: every page that has an address of its own. */
const LISTED = PAGES.filter(({ group }) => group !== undefined);

/** The parties of the room: names, of no language, one of which is a word of the catalogue as well. */
const PARTIES = new Set(['brand', 'publisher']);

const textsOf = (words: Words): ReadonlySet<string> =>
  new Set(leavesOf(words).map(([, text]) => text));

let console: OpenConsole;
beforeAll(async () => {
  console = await openConsole((await openFilledRoom()).folder);
});
afterAll(closeTestRooms);

describe.each(LISTED.map(({ path }) => path))('the page %s', (path) => {
  it.each(['en', 'fr'] as const)('is there, and small enough to be sent: %s', async (language) => {
    const answer = await console.request(path, { headers: { 'accept-language': language } });
    const html = await answer.text();
    expect(answer.status, html).toBe(200);
    expect(html).toContain(`<html lang="${language}">`);
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(MAX_BYTES);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  });

  it('says nothing in English where French is read, but what is marked so', async () => {
    const [english, french] = [textsOf(WORDS.en), textsOf(WORDS.fr)];
    const said = pageTexts(await console.page(path, 'fr'));
    expect(said.length).toBeGreaterThan(10);
    const own = said.filter((text) => !PARTIES.has(text));
    expect(own.filter((text) => english.has(text) && !french.has(text))).toEqual([]);
  });

  it('runs no script, asks for nothing, and has no style that the policy would drop', async () => {
    const html = await console.page(path);
    expect(html).not.toMatch(/<script|<iframe|<img|<object| style=| on[a-z]+="|javascript:/i);
    expect(html).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//);
  });

  it('has one heading of the first order and one primary button at most', async () => {
    const html = await console.page(path);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect((html.match(/class="button primary"/g) ?? []).length).toBeLessThanOrEqual(1);
  });

  it('leads to pages that are there', async () => {
    const html = await console.page(path);
    const links = new Set([...html.matchAll(/<a[^>]* href="(\/[^"]*)"/g)].map(([, to = '']) => to));
    for (const link of links) {
      const { status } = await console.request(link.replaceAll('&amp;', '&'));
      expect(status, link).toBeLessThan(400);
    }
  });

  it('is readable for whoever only looks', async () => {
    const auditor = await openConsole(console.folder, { isAuditor: true });
    expect((await auditor.request(path)).status).toBe(200);
    expect(await auditor.page(path)).not.toContain('method="post"');
  });
});

it('a room that is not there is said to be so on every page, and in the words of the room', async () => {
  const lost = await openConsole('/nowhere');
  for (const { path } of LISTED) {
    const answer = await lost.request(path, { headers: { 'accept-language': 'fr' } });
    const html = await answer.text();
    expect(answer.status, path).toBeGreaterThanOrEqual(400);
    expect(html, path).toContain('class="alert error"');
    expect(html, path).toContain('<span lang="en">');
  }
});

it('the navigation names every page that has a place in it, and marks the one that is open', async () => {
  const html = await console.page('/account');
  for (const { path } of LISTED) expect(html).toContain(`href="${path}"`);
  expect(html).toContain('<a href="/account" aria-current="page">Account</a>');
  expect(html.match(/aria-current="page"/g)).toHaveLength(1);
});

it('a language that was chosen is kept', async () => {
  const chosen = await console.request('/?lang=fr');
  const kept = chosen.headers.get('set-cookie') ?? '';
  expect(kept).toMatch(/^airlock-language=fr; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(await chosen.text()).toContain('<html lang="fr">');
});
