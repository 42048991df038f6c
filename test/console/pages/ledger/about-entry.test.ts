import { expect, it } from 'vitest';
import { AboutEntry } from '#console/pages/ledger/about-entry.tsx';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';

const visit = { words: WORDS.fr, formats: FORMATS.fr } as Visit;

const shown = (event: object): string =>
  String(AboutEntry({ visit, event: event as unknown as LedgerEvent }));

it('a reason that the catalogue knows is said in its words, and another one by its code', () => {
  const asked = { type: 'question-refused', party: 'brand', question: 'a'.repeat(64) };
  expect(shown({ ...asked, reason: 'budget-spent' })).toContain('Le budget est épuisé');
  expect(shown({ ...asked, reason: 'something-new' })).toContain('something-new</code>');
});

it('what was asked is shown with what others called it, as text', () => {
  const where = { 'brand.tier': ['<i>gold</i>'] };
  const event = { type: 'question-refused', party: 'brand', question: 'a', on: ['email'], where };
  const html = shown({ ...event, analysis: 'segments', reason: 'budget-spent' });
  expect(html).toContain('segments where brand.tier is &lt;i&gt;gold&lt;/i&gt; on email');
});

it('the reason of a freeze is never taken for a code', () => {
  const event = { type: 'room-frozen', by: 'party', party: 'brand', reason: 'budget-spent' };
  expect(shown(event)).toContain('<bdi translate="no">budget-spent</bdi>');
});
