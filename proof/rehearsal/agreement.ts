import { stringify } from 'yaml';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';

/** The privacy terms of the test agreement: as low as the schema allows, so that small lists do. */
export const TEST_TERMS = {
  noise: 'none',
  k: 50,
  roundTo: 5,
  minimumChange: 50,
  minimumDataset: 100,
  epsilon: 0.5,
  epsilonBudget: 10,
  budgetPeriodDays: 30,
  maxRejectShare: 0.05,
} as const;

/** A whole agreement as plain data, fresh each time, so that a test may change what it likes. */
export const agreementDocument = (): Record<string, unknown> => ({
  airlock: 1,
  id: 'test-room',
  operator: '111111111111',
  parties: [
    { id: 'brand', role: 'advertiser', account: '222222222222' },
    { id: 'publisher', role: 'publisher', account: '333333333333' },
  ],
  identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB' },
  datasets: {
    brand: { customers: { attributes: { tier: ['gold', 'silver', 'unknown'] } } },
    publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } },
  },
  analyses: { brand: ['overlap', 'segments'], publisher: ['overlap', 'segments'] },
  privacy: { ...TEST_TERMS },
  retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365 },
  purpose: 'Count shared people in tests of the clean room.',
  legalBasis: 'consent',
});

/** The test agreement with some top-level sections replaced, read as a party's file would be. */
export const testAgreement = (
  sections: Readonly<Record<string, unknown>> = {},
): AgreementWithDigest =>
  parseAgreement(stringify({ ...agreementDocument(), ...sections }), 'agreement.yaml');
