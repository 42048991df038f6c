import { describe, expect, it } from 'vitest';
import { eventSentence, sideText } from '#console/pages/ledger/event-sentence.ts';
import { EVENT_TYPES } from '#console/pages/ledger/pages.ts';
import { WORDS } from '#console/words/words.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';

/** What sentences are made of, whichever the event; more than any one has. */
const FACTS = {
  ...{ by: 'party', party: 'brand', dataset: 'customers', agreement: 'a'.repeat(64) },
  ...{ manifest: 'b'.repeat(64), people: 1_200, microEpsilon: 250_000, cells: 9, suppressed: 2 },
  ...{ found: 'damaged', what: 'version', epoch: 3, successors: [{}, {}] },
};

const eventOf = (type: LedgerEvent['type'], more: object = {}): LedgerEvent =>
  ({ ...FACTS, ...more, type }) as unknown as LedgerEvent;

const saidOf = (type: LedgerEvent['type'], more: object = {}): string =>
  eventSentence(WORDS.en.ledgerEvents, eventOf(type, more));

describe.each(EVENT_TYPES)('an entry of the kind %s', (type) => {
  it('is one sentence in each language, which begins with who', () => {
    const [english, french] = [WORDS.en, WORDS.fr].map(({ ledgerEvents }) =>
      eventSentence(ledgerEvents, eventOf(type)),
    );
    expect(english).toMatch(type === 'key-destroyed' ? /^The room/ : /^brand /);
    expect(french).not.toBe(english);
    for (const said of [english, french]) {
      expect(said).toMatch(/[^.]\.$/);
      expect(said).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

it('numbers and digests stand in it as people read them', () => {
  expect(saidOf('answer-released')).toBe('brand got an answer in which 7 of 9 numbers are told.');
  expect(saidOf('budget-reserved')).toContain('ε 0.25');
  expect(saidOf('agreement-approved')).toBe('brand approved agreement aaaaaaaaaaaa.');
  expect(saidOf('dataset-published')).toContain('about 1,200 people');
  expect(saidOf('dataset-published', { events: 500 })).toContain('about 500 events');
  expect(saidOf('party-withdrew', { dataset: undefined })).toBe('brand withdrew all its lists.');
});

it('whoever is no party has a name in each language', () => {
  expect(saidOf('room-frozen', { by: 'auditor', party: undefined })).toMatch(/^The auditor froze/);
  expect(saidOf('agreement-proposed', { party: undefined })).toMatch(/^Whoever made the room/);
  expect(sideText(WORDS.fr.ledgerEvents, { by: 'operator' })).toBe('L’exploitant');
});
