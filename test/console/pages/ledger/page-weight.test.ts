import { expect, it } from 'vitest';
import { LedgerView } from '#console/pages/ledger/ledger.tsx';
import { pageOf } from '#console/pages/ledger/pages.ts';
import type { Visit } from '#console/visit.ts';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';

/** What a page may weigh, without what stands around every page. */
const MAX_BYTES = 50_000;

it('a page of entries is small enough to be sent, however long the questions are', () => {
  const where = { 'brand.tier': Array.from({ length: 100 }, (_, at) => `value ${at} `.repeat(9)) };
  const event = { type: 'question-refused', party: 'brand', question: 'a', on: ['email'], where };
  const entries = Array.from({ length: 500 }, (_, at) => ({
    ...{ sequence: at + 1, at: '2026-11-28T12:00:00.000Z' },
    event: { ...event, analysis: 'segments', reason: 'budget-spent' },
  })) as unknown as LedgerEntry[];
  const visit = { words: WORDS.fr, formats: FORMATS.fr, newNonce: () => 'n' } as unknown as Visit;
  const html = String(LedgerView({ visit, asked: {}, shown: pageOf(entries), parties: ['brand'] }));
  expect(html).toContain('value 0 value 0');
  expect(Buffer.byteLength(html)).toBeLessThan(MAX_BYTES);
});
