import { expect, it } from 'vitest';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import type { PublishedVersion } from '#core/ledger/room-state.ts';
import type { Asked, QuestionVersions } from '#core/usecases/questions/asked.ts';
import { parseBid } from '#core/usecases/questions/parse-question.ts';
import { scannedBytesOf } from '#core/usecases/questions/scanned-bytes.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';
import { EVENT_TERMS } from '#test/support/histories/event-people.ts';

const SIGNED = parseAgreement(eventAgreementText(EVENT_TERMS), 'agreement.yaml');

const version = (people: number, events?: number): PublishedVersion =>
  ({ people, ...(events !== undefined && { events }) }) as PublishedVersion;

const bytesOf = (input: object, events: Partial<QuestionVersions> = {}): number => {
  const { question } = parseBid(input, SIGNED.agreement);
  const versions = { counted: version(1_000), other: version(1_000), ...events };
  return scannedBytesOf({ signed: SIGNED, question, versions } as unknown as Asked);
};

it('a question that reads events reads them, and the ids by which they are of somebody', () => {
  const touches = { touches: version(0, 10_000) };
  const [reach, both] = [
    bytesOf({ analysis: 'reach', by: [] }, touches),
    bytesOf(
      { analysis: 'attribution', by: ['publisher.campaign'] },
      { ...touches, conversions: version(0, 20_000) },
    ),
  ];
  // Lists: 2 × 1,000 × 17. Own ids: 1,000 × 17. Touches: 10,000 × (17 + 2 codes + 8).
  expect(reach).toBe(330_000);
  // And the conversions, of which an id is of two kinds: 2,000 × 17 + 20,000 × (17 + 1 + 8).
  expect(both).toBe(880_000);
  expect(bytesOf({ analysis: 'reach', by: [] }, { touches: version(0, 100_000) })).toBeGreaterThan(
    8 * reach,
  );
});
