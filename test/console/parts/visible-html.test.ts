import { expect, it } from 'vitest';
import { visibleHtml } from '#console/parts/visible-html.ts';
import { HIDDEN_CHARACTERS } from '#test/support/hostile-text.ts';

/** Spaces of a language: French sets one before a colon, and between thousands. */
const isSpace = (character: string): boolean => /^[\p{Zs}\n]$/u.test(character);

/** Marks and fillers: they change nothing but how the letter beside them looks. */
const isMark = (character: string): boolean => /^[\p{M}\p{L}\p{S}]$/u.test(character);

it('a page has no character that is hidden, turns text around or has no meaning', () => {
  const hidden = HIDDEN_CHARACTERS.filter((each) => !isSpace(each) && !isMark(each));
  expect(hidden.length).toBeGreaterThan(25);
  for (const each of hidden) expect(visibleHtml(`a${each}b`)).not.toContain(each);
});

it('and keeps letters, spaces and line breaks as they are', () => {
  const text = '<p>12\u202f345 élèves\u00a0: 漢字 ✓\nε</p>';
  expect(visibleHtml(text)).toBe(text);
});
