import type { AgreementChange } from '#core/agreement/agreement-change.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { compareAgreements } from '#core/agreement/compare-agreements.ts';
import { agreementDocument, TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';

/** Sections of an agreement, in which those differ that are compared. */
export type Sections = Readonly<Record<string, unknown>>;

export const base = { ...agreementDocument(), operator: '111111111111' };
export const noisy = (terms: Sections = {}): Sections => {
  const { roundTo: _, minimumChange: __, ...common } = TEST_TERMS;
  return { privacy: { ...common, noise: 'laplace', delta: 1e-6, ...terms } };
};
export const gaussian = (terms: Sections = {}): Sections =>
  noisy({ noise: 'gaussian', lifetimeEpsilon: 20, ...terms });
export const shares = (brand: number, publisher: number): Sections => ({
  shares: { brand, publisher },
});
export const exact = (terms: Sections): Sections => ({
  privacy: { ...TEST_TERMS, k: 100, roundTo: 10, minimumChange: 60, ...terms },
});
export const identifiers = (changed: Sections): Sections => ({
  identifiers: { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB', ...changed },
});
export const parties = (brand: Sections, publisher: Sections = {}): Sections => ({
  parties: [
    { id: 'brand', role: 'advertiser', account: '222222222222', ...brand },
    { id: 'publisher', role: 'publisher', account: '333333333333', ...publisher },
  ],
});
export const lists = (brand: Sections): Sections => ({
  datasets: { brand, publisher: { audience: { attributes: { device: ['mobile', 'desktop'] } } } },
});
export const tier = (...values: string[]): Sections =>
  lists({ customers: { attributes: { tier: values } } });
export const may = (...publisher: string[]): Sections => ({
  analyses: { brand: ['overlap'], publisher },
});
export const keep = (days: Sections): Sections => ({
  retention: { dropsDays: 7, tokensDays: 30, releasesDays: 365, ...days },
});

export const read = (sections: Sections): Agreement =>
  testAgreement({ ...base, ...sections }).agreement;
export const changes = (before: Sections, after: Sections): readonly AgreementChange[] =>
  compareAgreements(read(before), read(after));
export const effectAt = (path: string, before: Sections, after: Sections) =>
  changes(before, after).find((change) => change.path === path)?.effect;
