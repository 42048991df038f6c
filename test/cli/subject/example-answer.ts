import { SubjectDocument } from '#core/documents/subject-document.ts';
import { sha256 } from '#core/sha256.ts';

const at = '2026-11-26T12:00:00.000Z';
const until = '2026-12-26T12:00:00.000Z';
const place = { version: '0123abcd-00000001', published: at, until };

/** What a room says of somebody: of people and of events, with numbers, a list and what nobody can search. */
export const exampleAnswer = (): SubjectDocument =>
  SubjectDocument.parse({
    ...{ kind: 'subject', party: 'brand', at, collaboration: 'spring-2026' },
    ...{ agreement: sha256('agreement'), purpose: 'Count shared people.', legalBasis: 'consent' },
    ...{ recipients: [{ party: 'publisher', role: 'publisher' }], operator: '111111111111' },
    ...{ asked: [{ kind: 'email', identifiers: 2 }], found: true },
    held: [
      {
        ...{ of: 'people', dataset: 'customers', ...place },
        rows: [{ kinds: ['email'], ownIds: 1, label: true, attributes: { tier: 'gold' } }],
      },
      {
        ...{ of: 'events', dataset: 'purchases', ...place, total: 3 },
        value: { name: 'amount', unit: 'EUR', decimals: 2 },
        latest: [{ at, by: 'email', attributes: { place: 'web' }, value: 1250 }],
      },
    ],
    releases: [
      {
        ...{ release: 'a'.repeat(32), at, until, party: 'publisher', analysis: 'overlap' },
        question: sha256('question'),
        versions: ['brand', 'publisher'].map((party) => ({
          ...{ party, dataset: 'customers', version: '0123abcd-00000001' },
        })),
        ...{ cells: 1, suppressed: 0 },
      },
    ],
    lists: [{ list: 'b'.repeat(32), activation: 'spring', party: 'brand', at, until }],
    unsearched: [
      { what: 'drop', dataset: 'customers', name: 'c'.repeat(32), why: 'not-taken-yet', until },
    ],
    releasesOnGone: 2,
  });
